"""Drawing a panel by lot so that it looks like the population: plain Python, without Django, clock or hidden chance.

pool reads people, quotas say how many seats each value of each criterion gets, panels finds a set of people that meets
them all, record writes what may be published. What is random comes in as a seed and is written down.
"""

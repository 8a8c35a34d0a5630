"""The ballot core: what was asked and what was cast give the result, by plain Python that anybody may run again.

Nothing here imports Django or reads a clock, and nothing is left to chance: the server and whoever recounts at home
run the same lines.
"""

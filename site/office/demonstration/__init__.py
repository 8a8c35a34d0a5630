"""The demonstration fund: a real territory, invented people and shops, a year of life that ends today.

It is lived, not written: every step calls the rule that a screen would call, with its own instant, in order. The same
seed and the same day give the same year.
"""

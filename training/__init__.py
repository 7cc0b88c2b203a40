"""Training: what fits the networks that are shipped, with what only those need who train them anew (see encoder.py)."""

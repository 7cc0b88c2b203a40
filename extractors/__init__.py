"""Extractors: what we read, one file per kind of fact.

Each exports `extract(reading)`, which appends to or refines `reading.facts`; the order stands in `extractors.order`.
"""

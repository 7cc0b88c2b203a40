"""Mopac: the decisions of the Deputy Mayor for Policing and Crime, as london.gov.uk publishes them."""

NAME = "mopac"
TITLE = "Decisions of the Mayor's Office for Policing And Crime"
# PCD 1 was taken in 2016, PCD 1870 is the highest seen; five figures are a century away, and the samples' own.
LOWEST, HIGHEST = 1, 9_999

"""Mopac: the decisions of the Deputy Mayor for Policing and Crime, as london.gov.uk publishes them.

addresses   where its lists are, and the one form of each address     listing     a page of the list
decision    a decision's page and its attachments                     page        what a page shows, by its labels
naming      a decision's reference, from the three places that give it
"""

NAME = "mopac"
TITLE = "Decisions of the Mayor's Office for Policing And Crime"
# PCD 1 was taken in 2016, PCD 1870 is the highest seen; five figures are a century away, and the samples' own.
LOWEST, HIGHEST = 1, 9_999

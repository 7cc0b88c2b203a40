"""Lexicon: the vocabularies (each row with its example), and what reads them.

rows            a vocabulary as it stands in its file      phrases     the small language of its cues
cues, bearings  what tells what money is, and whose        name_words  what begins or ends a name, or never does
organisations   the bodies that are known by name
statutes        the Acts and their provisions              statute_names  which of them a name and a year mean
initials        those that "EA 2010" may stand for         periods     dates between which something runs
years           the financial years that a text writes     year_counts how many more there are, as words tell
"""

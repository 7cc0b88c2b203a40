"""Fitting: learns from labelled texts how much signs tell of roles and types (`make weights TEXTS="DIR DIR"`).

__main__    the command: fits both tables
regression  how much each sign tells
roles       the sums of labelled texts and sentences, and their signs
types       the decisions of labelled texts and of short papers, and theirs
"""

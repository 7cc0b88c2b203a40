"""Prose: what a text says of its own figures.

families                        all of it, for one decision
passages, linked                sentences with their figures, and those that go on from others
relation                        a statement of figures, whatever its words; approved: of all the grants

What is stated, though some of it is open (`incomplete`, `other_money`):
parts, entries, listings        a whole and its parts: in a sentence, a list, on lines; lists, items: their entries
sums, together, slips           a total behind its parts, and one that they miss by a slip
included                        what is some of a whole, and never more than it (complete: where it is all)
funding, spending, openings     what money is for; what is left of a budget; what a fund opens and closes with
changes, additions, turns       what is added or taken, in a sentence, in several, and in looser words
differences, levels, variances  what remains; a total of two kinds (level_words); what bodies are under and over
multiples, pieces, bills        so many (number_words) at a price: in a paragraph, in a sentence; of several kinds
portions, percentages           a figure with its percentage (bases: of one elsewhere), and one worked out of it
annual, terms                   so much a year (durations: for how many); what a contract costs over its term
products, equations             a price, yearly sum or share beside what it comes to (factors: how many times)
workings                        what is added, taken away and counted several times, and its result (outcomes)

What only holds between figures:
agreements, stretches, rests    of a list, of sentences, of what is left (remainders: which figure that is)
counted, counted_apart, shares  prices and percentages, near and apart
scattered                       of figures anywhere in a paper
side_by_side                    a figure in two shapes, one a gloss of the other
ranges, nested                  what no sum counts: ends of ranges, and some of a figure beside it
"""

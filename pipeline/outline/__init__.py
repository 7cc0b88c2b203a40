"""Outline: what the lines of a text are to a reader.

numbering, labels, wrapping    what a single line is: a numbered one, a label with its value, half a sentence
headings, titles               the usual names of sections, also damaged ones; the title of the paper
lost_headings                  headings that are known from the numbers below them only
sections                       blocks to paragraphs and sections, for every reader
"""

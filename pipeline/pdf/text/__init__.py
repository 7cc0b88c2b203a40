"""Text: the lines of a PDF to one text.

furniture       headers, footers, page numbers out
blocks          lines to paragraphs            reading_order   columns, one after the other
footnotes       notes, below what they note
compose         everything to one text         written         its words, each with its place
"""

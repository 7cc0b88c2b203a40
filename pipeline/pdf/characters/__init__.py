"""Characters: what a reader saw of a page, to words.

glyphs      characters as numbers              words       characters to words; spaced: set apart
doubled     set twice                          overlying   characters that lie over each other
marred      struck out or printed over         paint       strokes to rules
content     all of it for one page
"""

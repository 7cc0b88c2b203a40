"""Amounts: every mention of money.

amounts         each exactly once, in prose and tables    figures     where prose writes a sum
qualifiers      how the words around a sum bound it       surroundings  those words
"""

from extractors.amounts.amounts import extract

__all__ = ["extract"]

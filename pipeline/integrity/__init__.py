"""Integrity: whether a PDF still is as it was written, as far as the file itself can tell.

damage      what of a file is not as it was written
streams     its compressed streams, by their checksums
pictures    the pictures of its scanned pages
codings     what each way of packing tells of damage
index       where its objects begin
"""

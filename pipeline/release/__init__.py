"""Release: what a run gives to the public, as rows, files and words.

publication, published    all that is published, and how it is read back
frames, datapackage       rows to pandas frames to Parquet, and their description
findings, review          what does not agree, in order; what people said of it
unclaimed                 the sums for which nothing accounts
"""

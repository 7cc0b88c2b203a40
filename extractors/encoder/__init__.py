"""Encoder: a small network that reads what stands around a sum, and says what the sum is.

glimpse     what it is shown of a sum
pieces      its vocabulary: words and parts of words
network     what it says; `roles.onnx` and `pieces.txt` are written by `training/`, which tells how it was trained

The network is all-MiniLM-L6-v2 of sentence-transformers (Apache licence 2.0, `LICENSE`), changed by training.
"""

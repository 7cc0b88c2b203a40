"""Encoder: two small networks that read what rules cannot tell: what a sum is, who pays it, and who is paid.

glimpse     what the first is shown of a sum      scene       what the second is shown of a paper: marks
network     what the first says: a role           parties     what the second says: a payer and a payee
pieces      their vocabulary: words and parts of words
session     a trained network, ready to be asked

`roles.onnx`, `parties.onnx` and `pieces.txt` are written by `training/`, which tells how they were trained. Both are
all-MiniLM-L6-v2 of sentence-transformers (Apache licence 2.0, `LICENSE`), changed by training.
"""

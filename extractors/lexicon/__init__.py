"""Lexicon: the vocabularies (CSV, each row with its example) and the smallest readers (`dates`, `years`)."""

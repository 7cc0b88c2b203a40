"""Legal basis: the provisions of statutes, orders, regulations and schemes that a document names.

legal_basis     once for each provision               citations      which provision belongs to which instrument
instruments     the Acts and schemes that are named   statute_titles by their titles, read backwards
naming          what the document called them so far  provisions     “section 149(1)” as paths
citation_role   what a provision does for the decision    pairs          what is said of each of two
"""

from extractors.legal_basis.legal_basis import extract

__all__ = ["extract"]

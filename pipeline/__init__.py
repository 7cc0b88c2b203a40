"""Pipeline: how a document travels, from bytes to published tables.

errors › money › document › records        the shapes
text, html, pdf, tables › sandbox › parse  bytes to Document
extract › assemble › reconcile             Document to facts, dossier, checks
publish, report                            dossiers to Parquet and reports
"""

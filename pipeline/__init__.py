"""Pipeline: how a document travels, from bytes to published tables.

errors, durable › money, dates, references › document › records      the shapes
printed, encoding, intake, envelope, outline                         what the readers share
text, html, pdf, ocr, integrity, tables › sandbox › privacy › parse  bytes to Document
interpretation                                                       what the rows and columns of a table are
extract › assemble › reconcile                                       Document to facts, dossier, checks
register, release, report › publish                                  dossiers to Parquet and reports
explain, evaluation                                                  one decision in words; how right we are
sources › fetch › collect › store                                    what a source publishes, into data/raw
"""

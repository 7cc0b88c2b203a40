"""Pdfium: a page in one pass of pypdfium2.

page        the page                           sheet       the part of it that is shown
ffi         how pdfium is called               ffi_text, ffi_objects, ffi_colours, ffi_paths: what it is asked
styles      how each character is set
objects     what a page paints besides text    painted     that, as one shape; paths: its points
ghosts      text that is not drawn, or faint   hidden      what nobody can see; trace: tried
"""

from pipeline.pdf.pdfium.page import content

__all__ = ["content"]

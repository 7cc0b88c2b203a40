"""Reading of scans.

scans       which pages are read                covering    what lies under pictures, and shows there alone
recognised  a page as OCR reads it              overlay     what the file itself prints over a scan
layers      another program's OCR, compared     picture     a page as pixels
upright     turned and straightened             eye         finds and reads lines of print (RapidOCR), and remembers
ruling      lines of tables in the pixels       strips      lines of print, cut at rules and gaps
letters     boxes, size and weight of words     marks       bullets and ticks
words       lines of print to words             figures     which may be sums; lookalikes: letters in them
"""

from pipeline.ocr.scans import with_scans

__all__ = ["with_scans"]

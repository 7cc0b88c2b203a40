"""Reading of scans.

scans     pages that are pictures, read          picture   a page as pixels
upright   turned and straightened                eye       finds and reads lines of print (RapidOCR), and remembers
ruling    lines of tables in the pixels          strips    lines of print, cut at rules and gaps
letters   boxes, size and weight of the words
"""

from pipeline.ocr.scans import is_scan, with_scans

__all__ = ["is_scan", "with_scans"]

"""Read files of references as CSL-JSON, one reader for each format.

`reading.read_records` picks the reader by looking at the text.
"""

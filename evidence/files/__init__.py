"""Files of references -> CSL-JSON, one reader for each format.

`reading.read_records` picks the reader by looking at the text.
"""

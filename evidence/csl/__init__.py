"""CSL-JSON of a source: fields, names, dates, clean text."""

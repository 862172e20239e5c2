"""Articles from elsewhere: a file -> `ArticleDraft` -> a draft page.

Each source has a reader, a pure function from what the file holds to an `ArticleDraft`
(`readers.READERS` picks it by looking at the content); `pages.import_draft` alone writes to
the database. A new format needs a reader and a line in that list, and nothing else.
"""

"""Articles as Markdown, and llms.txt."""

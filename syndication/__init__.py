"""Everything that leaves the site for machines: API, feeds, Markdown, sitemaps, webhooks."""

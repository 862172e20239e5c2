"""Leaflets: articles on paper, as tagged PDF (PDF/UA-1), from the record of the article.

`document` says what is on one, `typesetting` sets it with Typst, `storage` keeps the files, and
`serving` answers readers. Typst sees text as data alone, so nothing an editor types is markup.
"""

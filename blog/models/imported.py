"""Origin of imported articles."""

from django.db import models


class ImportedArticle(models.Model):
    """Which source an article was read from, so that reading it again changes nothing."""

    source_id = models.CharField(max_length=255, unique=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was read, in hex.")
    page = models.OneToOneField(
        "blog.ArticlePage", on_delete=models.CASCADE, related_name="imported"
    )

    def __str__(self) -> str:
        return self.source_id

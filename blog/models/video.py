"""Videos that the site serves itself."""

from pathlib import Path

from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images import get_image_model_string
from wagtail.search import index

from blog.media.captions import validate_captions

# Where they are below the media folder, and what they are served as.
FOLDER = "videos"
FILE_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}


class VideoManager(models.Manager["Video"]):
    def get_queryset(self) -> models.QuerySet["Video"]:
        """All videos, each with its poster, which is shown wherever the video is."""
        return super().get_queryset().select_related("poster")


class Video(index.Indexed, models.Model):
    """A video with the captions that it may not be shown without."""

    title = models.CharField(_("title"), max_length=255)
    file = models.FileField(
        _("file"),
        upload_to=FOLDER,
        validators=[FileExtensionValidator([ending[1:] for ending in FILE_TYPES])],
        help_text=_("MP4 with H.264 plays everywhere; WebM is allowed too."),
    )
    captions = models.FileField(
        _("captions"),
        upload_to=FOLDER,
        validators=[FileExtensionValidator(["vtt"]), validate_captions],
        help_text=_("Everything that is said, and important sounds, as a WebVTT file (.vtt)."),
    )
    poster = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Image shown before the video is played."),
    )

    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True, null=True)

    objects = VideoManager()

    panels = [FieldPanel("title"), FieldPanel("file"), FieldPanel("captions"), FieldPanel("poster")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def mime_type(self) -> str:
        return FILE_TYPES[Path(str(self.file.name)).suffix.lower()]

"""Template tags of the article page."""

from django import template
from django.db.models import prefetch_related_objects
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue
from wagtail.images.models import Picture

from blog.media.pictures import build_picture
from blog.models import CreditedImage
from blog.record.anchors import build_anchor
from blog.record.labels import get_label
from blog.record.places import list_pictures
from blog.rich_text.annotations import get_mark
from evidence.frequency import Frequency, IconArray
from evidence.frequency import icon_array as icons_of

register = template.Library()

register.filter("anchor", build_anchor)
register.simple_tag(get_label, name="label")
register.filter("citation_mark", get_mark)


@register.simple_tag(takes_context=True)
def article_body(context: Context, body: StreamValue) -> SafeString:
    """Render an article's blocks; the number of queries does not grow with them."""
    prefetch_related_objects(list_pictures(body), "renditions")
    names = {str(name): value for name, value in context.flatten().items()}
    return render_to_string("blog/article_body.html", names | {"body": body})


@register.simple_tag(takes_context=True)
def icon_array(context: Context, frequency: Frequency, name: str) -> IconArray:
    """Return the picture of a frequency in a block; its ids are those of no other block."""
    block = context.get("block")
    place = build_anchor(block) if isinstance(block, StreamValue.StreamChild) else "preview"
    return icons_of(frequency, f"{place}-{name}")


@register.simple_tag
def article_picture(image: CreditedImage, loading: str) -> Picture:
    """Return a picture to be shown as wide as the text; `loading` is lazy or eager."""
    return build_picture(image, loading)

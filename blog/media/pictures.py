"""Pictures of an article in the sizes and formats that a browser chooses from."""

from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from blog.models.image import CreditedImage

FORMATS = ("avif", "webp", "jpeg")
# The larger one first: it is what the page keeps room for.
WIDTHS = (960, 480)
SIZES = "(min-width: 46rem) 43rem, 93vw"


def build_picture(image: CreditedImage, loading: str) -> Picture:
    """Return the picture; nothing is cut off, none is larger than the original.

    A size that a small original gives twice is named once, as HTML asks.
    """
    specs = [f"format-{name}|width-{width}" for name in FORMATS for width in WIDTHS]
    filters = [Filter(spec=spec) for spec in (["original"] if image.is_svg() else specs)]
    renditions = get_renditions_or_not_found(image, filters)
    distinct = {
        (spec.partition("|")[0], round(one.width)): (spec, one)
        for spec, one in reversed(renditions.items())
    }
    widths = {width for _, width in distinct}
    largest = renditions[filters[0].spec]
    return Picture(
        dict(reversed(distinct.values())),
        {
            "loading": loading,
            # Of a drawing that was made just now they are no whole numbers.
            "width": round(largest.width),
            "height": round(largest.height),
            "sizes": SIZES if len(widths) > 1 else None,
        },
    )

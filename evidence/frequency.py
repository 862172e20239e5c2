"""Risks as natural frequencies in 100 or 1,000 people, in words and as a picture.

Source: Gigerenzer et al., "Helping doctors and patients make sense of health statistics",
Psychol Sci Public Interest 2007;8:53-96, doi:10.1111/j.1539-6053.2008.00033.x. Two risks are
compared out of the same number of people, and by their difference.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

# Columns and rows by number of people; a thousand are upright, to be readable on a phone.
GRIDS = {100: (10, 10), 1000: (25, 40)}
CELL = 10
FILLED_RADIUS, HOLLOW_RADIUS = 4, 3.5  # a hollow circle has a line of 1 around it
WIDTH = 250


class InvalidFrequency(ValueError):
    """The numbers are no natural frequency; the message is for the editor."""


@dataclass(frozen=True)
class Frequency:
    """How many of 100 or 1,000 people something happens to; `InvalidFrequency` if it cannot be."""

    events: int
    out_of: int

    def __post_init__(self) -> None:
        if self.out_of not in GRIDS:
            raise InvalidFrequency(gettext("Choose 100 or 1,000 people."))
        if type(self.events) is not int or not 0 <= self.events <= self.out_of:
            message = gettext("Enter a whole number from 0 to %(out_of)s.")
            raise InvalidFrequency(message % {"out_of": format_number(self.out_of)})

    @property
    def sentence(self) -> str:
        """ "12 in 1,000 people"."""
        text = ngettext(
            "%(events)s in %(out_of)s people", "%(events)s in %(out_of)s people", self.events
        )
        return text % {"events": format_number(self.events), "out_of": format_number(self.out_of)}


@dataclass(frozen=True)
class Comparison:
    """A risk without and with treatment, of the same number of people; else `InvalidFrequency`."""

    without: Frequency
    treated: Frequency

    def __post_init__(self) -> None:
        if self.without.out_of != self.treated.out_of:
            raise InvalidFrequency(gettext("Give both risks for the same number of people."))

    @property
    def difference(self) -> int:
        """How many more people it happens to with treatment; below 0 if fewer."""
        return self.treated.events - self.without.events

    @property
    def sentence(self) -> str:
        """ "With treatment: 5 fewer in 1,000 people", in absolute numbers."""
        count = abs(self.difference)
        if not count:
            text = gettext("With treatment: as many in %(out_of)s people")
        elif self.difference < 0:
            text = ngettext(
                "With treatment: %(count)s fewer in %(out_of)s people",
                "With treatment: %(count)s fewer in %(out_of)s people",
                count,
            )
        else:
            text = ngettext(
                "With treatment: %(count)s more in %(out_of)s people",
                "With treatment: %(count)s more in %(out_of)s people",
                count,
            )
        return text % {"count": format_number(count), "out_of": format_number(self.without.out_of)}

    def sentence_of(self, outcome: str) -> str:
        """ "Of 1,000 people, 300 without treatment and 200 with it still have pain."

        The outcome is a predicate of the people, without a full stop.
        """
        text = gettext(
            "Of %(out_of)s people, %(without)s without treatment "
            "and %(treated)s with it %(outcome)s."
        )
        return text % {
            "out_of": format_number(self.without.out_of),
            "without": format_number(self.without.events),
            "treated": format_number(self.treated.events),
            "outcome": outcome.strip().rstrip("."),
        }


@dataclass(frozen=True)
class IconArray:
    """Data of the icon array template: a circle for each person, filled for each event."""

    element_id: str
    title: str
    description: str
    view_box: str
    width: int
    height: int
    filled: str
    hollow: str


def icon_array(frequency: Frequency, element_id: str) -> IconArray:
    """Return the picture of a frequency; the id has to be unique on the page."""
    columns, rows = GRIDS[frequency.out_of]
    filled, hollow = draw_circles(frequency.events, frequency.out_of)
    text = ngettext(
        "%(events)s of %(out_of)s circles is filled, the others are empty.",
        "%(events)s of %(out_of)s circles are filled, the others are empty.",
        frequency.events,
    )
    return IconArray(
        element_id=element_id,
        title=frequency.sentence,
        description=text
        % {"events": format_number(frequency.events), "out_of": format_number(frequency.out_of)},
        view_box=f"0 0 {columns * CELL} {rows * CELL}",
        width=WIDTH,
        height=WIDTH * rows // columns,
        filled=filled,
        hollow=hollow,
    )


@lru_cache(maxsize=256)
def draw_circles(events: int, out_of: int) -> tuple[str, str]:
    """Return SVG paths of the filled and of the hollow circles, in reading order."""
    columns, _ = GRIDS[out_of]
    centres = [
        (n % columns * CELL + CELL // 2, n // columns * CELL + CELL // 2) for n in range(out_of)
    ]
    return (
        "".join(draw_circle(x, y, FILLED_RADIUS) for x, y in centres[:events]),
        "".join(draw_circle(x, y, HOLLOW_RADIUS) for x, y in centres[events:]),
    )


def draw_circle(x: int, y: int, radius: float) -> str:
    """Return a circle as a path of two arcs."""
    arc = f"a{radius:g},{radius:g} 0 1,0"
    return f"M{x - radius:g},{y}{arc} {2 * radius:g},0{arc} {-2 * radius:g},0z"


def format_number(number: int) -> str:
    """Return a number in the form of the language: 1,000."""
    return number_format(number, force_grouping=True)

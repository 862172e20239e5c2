"""The publisher of a site, as schema.org's `publisher` names it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Publisher:
    """`url` is where the site begins, `logo` the address of a picture."""

    name: str
    url: str
    logo: str = ""

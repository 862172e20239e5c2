"""References, for tests."""

import factory
from factory.django import DjangoModelFactory

from evidence.models import Reference


class ReferenceFactory(DjangoModelFactory):
    class Meta:
        model = Reference

    title = factory.Sequence(lambda n: f"Study {n}")
    authors = "Berg, Jan\nNew, Ann"
    year = 2020

"""System checks of blog."""

import pytest
from django.core.checks import run_checks

from blog.blocks.writing import SectionBlock


def test_block_whose_icon_does_not_exist_is_an_error_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [error for error in run_checks() if error.id == "blog.E001"] == []
    monkeypatch.setattr(SectionBlock._meta_class, "icon", "no-such-icon")
    (error,) = [error for error in run_checks() if error.id == "blog.E001"]
    assert "no-such-icon" in error.msg
    assert "section" in error.msg

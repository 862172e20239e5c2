"""Citations are numbered by first citation, whatever happens to the article around them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from evidence.citations import Numbering, number_citations

ALL = range(10_000)
groups_of_ids = st.lists(st.lists(st.integers(0, 150), max_size=6), max_size=60)


def labels(groups: list[list[int]]) -> list[str]:
    return [group.label for group in number_citations(groups, ALL).groups]


def numbers(numbering: Numbering) -> dict[int, int]:
    return {reference.reference_id: reference.number for reference in numbering.references}


def test_a_source_keeps_its_first_number_however_often_it_is_cited() -> None:
    assert labels([[70], [50], [70], [50, 70]]) == ["1", "2", "1", "1,2"]


def test_three_in_a_row_are_a_range_and_two_are_not() -> None:
    assert labels([[5, 6, 7]]) == ["1–3"]
    assert labels([[5, 6]]) == ["1,2"]
    assert labels([[1], [2], [3], [4], [4, 1]]) == ["1", "2", "3", "4", "1,4"]
    assert labels([[n] for n in range(1, 10)] + [[1, 2, 3, 5, 7, 8, 9]])[-1] == "1–3,5,7–9"


def test_ranges_go_over_nine_and_over_ninety_nine() -> None:
    one_by_one = [[n] for n in range(101)]
    assert labels([*one_by_one, [8, 9, 10]])[-1] == "9–11"
    assert labels([*one_by_one, [98, 99, 100]])[-1] == "99–101"


def test_the_order_within_a_place_does_not_change_its_label() -> None:
    assert labels([[1], [2], [3], [3, 1, 2]])[-1] == "1–3"


def test_a_source_named_twice_at_a_place_counts_once() -> None:
    numbering = number_citations([[8, 8, 8]], ALL)
    assert numbering.groups[0].label == "1"
    assert numbering.references[0].anchors == ("cite-1-1",)


def test_a_deleted_source_leaves_no_gap_and_is_reported_once() -> None:
    numbering = number_citations([[1], [99], [2, 99]], {1, 2})
    assert [group.label for group in numbering.groups] == ["1", "", "2"]
    assert numbering.unknown == (99,)


def test_every_place_has_an_id_that_the_list_leads_back_to() -> None:
    numbering = number_citations([[4, 5, 6], [5]], ALL)
    (part,) = numbering.groups[0].parts
    assert part.anchors == ("cite-1-1", "cite-2-1", "cite-3-1")
    assert numbering.references[1].anchors == ("cite-2-1", "cite-2-2")
    assert numbering.references[1].anchor == "reference-2"


@given(groups_of_ids)
def test_numbers_go_from_one_without_gaps(groups: list[list[int]]) -> None:
    numbering = number_citations(groups, ALL)
    expected = list(dict.fromkeys(pk for group in groups for pk in group))
    assert [r.reference_id for r in numbering.references] == expected
    assert [r.number for r in numbering.references] == list(range(1, len(expected) + 1))


@given(groups_of_ids, st.data())
def test_citing_a_source_again_renumbers_nothing(
    groups: list[list[int]], data: st.DataObject
) -> None:
    before = number_citations(groups, ALL)
    cited = [reference.reference_id for reference in before.references]
    again = data.draw(st.lists(st.sampled_from(cited), max_size=5)) if cited else []
    assert numbers(number_citations([*groups, again], ALL)) == numbers(before)


@given(groups_of_ids, st.integers(0, 60))
def test_removing_what_follows_changes_no_number_before(groups: list[list[int]], end: int) -> None:
    all_of_it, start = number_citations(groups, ALL), number_citations(groups[:end], ALL)
    assert numbers(start).items() <= numbers(all_of_it).items()
    assert start.groups == all_of_it.groups[:end]


@given(groups_of_ids)
def test_labels_say_the_cited_numbers_in_order_and_no_others(groups: list[list[int]]) -> None:
    numbering = number_citations(groups, ALL)
    by_id = numbers(numbering)
    for ids, group in zip(groups, numbering.groups, strict=True):
        said = [n for part in group.parts for n in range(part.first, part.last + 1)]
        assert said == sorted({by_id[pk] for pk in ids})
        assert all(a.last < b.first for a, b in pairwise(group.parts))


@given(groups_of_ids)
def test_ids_of_places_are_unique_and_all_in_the_list(groups: list[list[int]]) -> None:
    numbering = number_citations(groups, ALL)
    at_places = [a for group in numbering.groups for part in group.parts for a in part.anchors]
    in_list = [anchor for reference in numbering.references for anchor in reference.anchors]
    assert len(set(at_places)) == len(at_places)
    assert sorted(at_places) == sorted(in_list)


@given(groups_of_ids, st.sets(st.integers(0, 150)))
def test_unknown_ids_change_nothing_but_the_report(groups: list[list[int]], gone: set[int]) -> None:
    known = set(range(151)) - gone
    without = number_citations([[pk for pk in g if pk in known] for g in groups], ALL)
    numbering = number_citations(groups, known)
    assert (numbering.groups, numbering.references) == (without.groups, without.references)
    assert set(numbering.unknown) == gone & {pk for group in groups for pk in group}

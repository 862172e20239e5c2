"""Retraction Watch's file is taken over as a whole or not at all."""

import csv
import io
import resource
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from evidence.models import RetractionNotice
from evidence.retractions import importing as retractions
from evidence.retractions import retraction_watch
from evidence.retractions.importing import Summary, import_retractions
from evidence.retractions.retraction_watch import Notice, UnreadableFile

SAMPLE = Path(__file__).parent / "data" / "retraction_watch.csv"
HEADER, *ROWS = SAMPLE.read_text().splitlines(keepends=True)

pytestmark = pytest.mark.django_db


def imported(path: Path) -> Summary:
    return import_retractions(path)


def stored() -> list[tuple[Any, ...]]:
    return list(RetractionNotice.objects.order_by("record_id").values_list())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "retraction_watch.csv"


def test_records_are_read_as_retraction_watch_writes_them() -> None:
    assert imported(SAMPLE) == Summary(read=8, new=7, changed=0, skipped=1)
    notice = RetractionNotice.objects.get(record_id=67291)
    assert notice.original_doi == "10.2147/ijn.s97476"
    assert notice.original_pmid == "27013874"
    assert notice.notice_doi == "10.2147/ijn.s384663"
    assert notice.nature == RetractionNotice.Nature.CORRECTION
    assert notice.date == date(2022, 8, 4)
    assert notice.reasons == (
        "Concerns/Issues about Data; Concerns/Issues about Referencing/Attributions; "
        "Error in Text; Investigation by Company/Institution"
    )


def test_an_escaped_doi_is_stored_unescaped() -> None:
    imported(SAMPLE)
    notice = RetractionNotice.objects.get(record_id=40040)
    assert notice.original_doi == "10.1002/1096-9098(200007)74:3<201::aid-jso8>3.0.co;2-5"


def test_doi_of_a_subdivided_prefix_is_read(file: Path) -> None:
    file.write_text(HEADER + ROWS[1].replace("10.1016/", "10.1016.10/"))
    imported(file)
    assert RetractionNotice.objects.filter(original_doi__startswith="10.1016.10/").exists()


def test_what_is_unavailable_or_zero_is_empty_and_a_paper_without_any_is_skipped() -> None:
    imported(SAMPLE)
    assert RetractionNotice.objects.get(record_id=50438).original_pmid == ""
    assert not RetractionNotice.objects.filter(record_id=70548).exists()


def test_plus_signs_of_older_records_are_no_part_of_a_reason() -> None:
    imported(SAMPLE)
    assert "+" not in RetractionNotice.objects.get(record_id=50438).reasons


def test_importing_again_changes_nothing() -> None:
    imported(SAMPLE)
    before = stored()
    assert imported(SAMPLE) == Summary(read=8, new=0, changed=0, skipped=1)
    assert stored() == before


def test_a_changed_record_is_changed_and_a_new_one_added(file: Path) -> None:
    file.write_text(HEADER + "".join(ROWS[:2]))
    imported(file)
    file.write_text(HEADER + ROWS[0].replace("8/16/2023", "8/17/2023", 1) + "".join(ROWS[1:3]))
    assert imported(file) == Summary(read=3, new=1, changed=1, skipped=0)
    assert RetractionNotice.objects.get(record_id=50438).date == date(2023, 8, 17)


def test_of_records_with_one_number_the_first_counts_every_time(file: Path) -> None:
    file.write_text(HEADER + ROWS[0] + ROWS[1] + ROWS[0].replace("8/16/2023", "1/1/2024", 1))
    assert imported(file) == Summary(read=3, new=2, changed=0, skipped=1)
    assert imported(file) == Summary(read=3, new=0, changed=0, skipped=1)
    assert RetractionNotice.objects.get(record_id=50438).date == date(2023, 8, 16)


def test_a_kind_of_notice_that_is_not_known_is_skipped(file: Path) -> None:
    file.write_text(HEADER + ROWS[1].replace("Expression of concern", "Applause"))
    assert imported(file) == Summary(read=1, skipped=1)


def test_a_mark_of_byte_order_and_no_comma_at_the_end_of_lines_are_fine(file: Path) -> None:
    lines = [line.rstrip("\n").removesuffix(",") + "\r\n" for line in (HEADER, *ROWS)]
    file.write_bytes(b"\xef\xbb\xbf" + "".join(lines).encode())
    assert imported(file).new == 7


def test_a_line_break_within_quotes_is_part_of_a_record(file: Path) -> None:
    row = ROWS[0].replace("Construction of Mental", '"Construction\nof Mental', 1)
    file.write_text(HEADER + row.replace("Measurement,", 'Measurement",', 1) + ROWS[1])
    assert imported(file).new == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Line 1: the names of these columns are not here: OriginalPaperDOI, Orig"),
        (b"\n", "Line 1: the names of these columns are not here"),
        (b"a,b,c\n1,2,3\n", "Line 1: the names of these columns are not here"),
        (HEADER.encode(), "Line 2: no record follows"),
        ((HEADER + "".join(ROWS))[:-700].encode(), "Line 8: "),
        ((HEADER + "".join(ROWS))[:-1].rstrip(",").encode(), "Line 9: 21 columns are expected, 19"),
        ((HEADER + ROWS[1] + ROWS[2].replace(",", ",,", 1)).encode(), "Line 3: 21 columns are ex"),
        ((HEADER + ROWS[1] + "\n" + ROWS[2]).encode(), "Line 3: 21 columns are expected, 0"),
        ((HEADER + ROWS[1] + '9,"never closed\n' + ROWS[2]).encode(), "Line 3: "),
        ((HEADER + ROWS[1] + '9,"a"b,\n' + ROWS[2]).encode(), "Line 3: "),
        ((HEADER + ROWS[1] + ROWS[2]).encode() + b"9,\xe9t\xe9\n", "Line 4: this is not UTF-8."),
        ((HEADER + ROWS[1]).encode() + b"9,\0\n", "Line 3: this is no text."),
        ((HEADER + ROWS[1]).encode() + b"x" * 1_000_001, "Line 3: this is no text."),
        ((HEADER + ROWS[1] + "x" + ROWS[2]).encode(), "Line 3: “x72853” is no number of a record"),
        (
            (HEADER + ROWS[1] + ROWS[2].replace("2/14/2024", "14.2.2024")).encode(),
            "Line 3: “14.2.2024 0:00” is no date as M/D/YYYY.",
        ),
        ((HEADER + ROWS[1] + ROWS[2].replace("2/14/2024", "2/30/2024")).encode(), "Line 3: day is"),
        (
            (HEADER + ROWS[1].replace("10.1016/", "10.1016/" + "x" * 300)).encode(),
            "Line 2: a DOI is",
        ),
        (b"PK\x03\x04\x14\x00\x08", "Line 1: this is no text."),
    ],
)
def test_a_broken_file_changes_nothing_and_its_line_is_named(
    content: bytes, message: str, file: Path
) -> None:
    imported(SAMPLE)
    before = stored()
    file.write_bytes(content)
    with pytest.raises(UnreadableFile) as error:
        imported(file)
    assert str(error.value).startswith(message)
    assert stored() == before


def test_line_numbers_count_lines_and_not_records(file: Path) -> None:
    row = ROWS[0].replace("Construction of Mental", '"Construction\nof Mental', 1)
    row = row.replace("Measurement,", 'Measurement",', 1)
    file.write_text(HEADER + row + "9,too few\n")
    with pytest.raises(UnreadableFile, match="Line 4: 21 columns are expected, 2 are here"):
        imported(file)


def test_a_file_that_becomes_broken_between_the_readings_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readings: list[Path] = []

    def read_notices(path: Path) -> Iterator[Notice]:
        readings.append(path)
        yield from retraction_watch.read_notices(path)
        if len(readings) == 2:
            raise UnreadableFile("Line 10: cut off")

    monkeypatch.setattr(retractions, "BATCH", 2)
    monkeypatch.setattr(retractions, "read_notices", read_notices)
    with pytest.raises(UnreadableFile):
        imported(SAMPLE)
    assert len(readings) == 2
    assert stored() == []


def test_the_command_says_what_it_did() -> None:
    out = io.StringIO()
    call_command("import_retraction_watch", SAMPLE, stdout=out)
    assert out.getvalue().startswith("8 records read: 7 new, 0 changed, 1 skipped")
    assert RetractionNotice.objects.count() == 7


def test_a_dry_run_counts_and_changes_nothing() -> None:
    out = io.StringIO()
    call_command("import_retraction_watch", SAMPLE, "--dry-run", stdout=out)
    assert out.getvalue().startswith("8 records read: 7 new")
    assert stored() == []


def test_the_command_fails_on_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Nothing was changed\. .*No such file"):
        call_command("import_retraction_watch", tmp_path / "none.csv")
    with pytest.raises(CommandError, match=r"Nothing was changed\. .*directory"):
        call_command("import_retraction_watch", tmp_path)


def test_interrupting_the_command_leaves_all_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = retractions.write, []

    def interrupted(notices: Any) -> None:
        calls.append(1)
        real(notices)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(retractions, "BATCH", 2)
    monkeypatch.setattr(retractions, "write", interrupted)
    with pytest.raises(CommandError, match=r"Stopped\. Nothing was changed"):
        call_command("import_retraction_watch", SAMPLE)
    assert len(calls) == 2
    assert stored() == []


def many_rows(count: int) -> Iterator[list[str]]:
    """Give rows of a made-up file, with as much text in each as real ones have."""
    template = next(csv.reader([ROWS[0]]))
    for number in range(1, count + 1):
        row = template.copy()
        row[0], row[14], row[15] = str(number), f"10.5555/paper.{number}", str(number)
        yield row


def write_many(path: Path, count: int) -> None:
    with path.open("w", newline="") as out:
        out.write(HEADER)
        csv.writer(out).writerows(many_rows(count))


def test_ten_thousand_records_take_seconds_and_little_memory(file: Path) -> None:
    write_many(file, 10_000)
    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert imported(file).new == 10_000
    assert imported(file) == Summary(read=10_000)
    assert time.process_time() - start < 12
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes

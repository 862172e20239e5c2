"""veraPDF, the reference checker of PDF/UA: what it finds in files."""

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

POM = Path(__file__).with_name("pom.xml")
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


@cache
def class_path() -> str:
    """Return where Java finds veraPDF; Maven fetches it the first time."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "classpath"
        goal = ["dependency:build-classpath", f"-Dmdep.outputFile={file}"]
        subprocess.run(["mvn", "-q", "-B", "-f", str(POM), *goal], check=True, timeout=300)
        return file.read_text().strip()


def faults(files: Sequence[Path]) -> dict[str, list[str]]:
    """Return what is wrong with each file by PDF/UA-1, by name; an empty list is none."""
    command = ["java", "-cp", class_path(), MAIN, "--flavour", "ua1", "--format", "json"]
    # It exits with 1 if any file fails, and says in the report which.
    run = subprocess.run(
        [*command, *map(str, files)], check=False, capture_output=True, text=True, timeout=120
    )
    found = {}
    for job in json.loads(run.stdout)["report"]["jobs"]:
        results = job.get("validationResult", [])
        rules = [
            rule["description"] for result in results for rule in result["details"]["ruleSummaries"]
        ]
        is_read = results and all("compliant" in result for result in results)
        name = Path(job["itemDetails"]["name"]).name
        found[name] = rules if is_read else ["could not be read"]
    return found

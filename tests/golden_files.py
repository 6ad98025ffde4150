"""Golden files: what was expected, compared in a form for eyes; `make golden` accepts what is."""

import difflib
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def compare(name: str, found: str) -> None:
    """Fail with a readable difference, or write the file when DRAGOMAN_GOLDEN=write."""
    path = FOLDER / name
    if os.environ.get("DRAGOMAN_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
        return
    expected = path.read_text(encoding="utf-8")
    difference = "\n".join(difflib.unified_diff(expected.splitlines(), found.splitlines(), "expected", "found", lineterm=""))
    assert not difference, difference

"""A small case to ask the API about: real readings of articles written for it, linked and kept once a session."""

import io
import re
import zipfile

from dragoman.web.settings import Settings

RULES = Settings(engine="rules")
PATIENT = {"Prefer": "wait=60"}  # what is added is there when the answer comes, on however busy a machine
ARTICLES = (
    {
        "id": "polaris/2021/letter",
        "publisher": "Polaris",
        "published": "2021-04-10",
        "title": "A letter across the strait",
        "language": "en",
        "url": "https://polaris.example/a?b=1",
        "text": "President Mira Halden wrote a secret letter to Premier Bashir Qadim in late March, an aide told Polaris. "
        "Foreign ministers Lena Dahl and Omar Sahl will meet in Vienna on 19 April, the Norland foreign ministry announced.",
    },
    {
        "id": "herald-1",
        "publisher": "Norland Herald",
        "published": "2021-04-12",
        "language": "en",
        "text": "President Mira Halden wrote a secret letter to Premier Bashir Qadim in late March, Polaris reports. "
        "Halden's office denied that a letter was sent.",
    },
    {
        "id": "https://gazette.example//2021/vienna",
        "publisher": "Orland Gazette",
        "published": "2021-04-20",
        "language": "en",
        "text": "Foreign ministers Lena Dahl and Omar Sahl met in Vienna on 19 April, a spokesman of the Orland government said. "
        "Omar Sahl said that the strait is open to all ships.",
    },
    {
        "id": "courier",
        "publisher": "The Courier",
        "published": "2021-04-21",
        "language": "en",
        "text": "Bashir Qadim will visit Norland on 3 May, his office said. Lena Dahl said that the talks will go on.",
    },
)
CASE = "Hellin strait"


def corrected(archive: bytes) -> bytes:
    """An export for brat with the status of every planned event set to cancelled."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            apart = "exported/" in name or not name.endswith(".ann")
            new.writestr(name, content if apart else re.sub(rb"(Status E\d+) planned", rb"\1 cancelled", content))
    return out.getvalue()

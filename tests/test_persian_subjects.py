"""Who speaks in a Persian sentence: its subject opens the clause, whoever stands nearer to the verb."""

import pytest

from dragoman import Document
from dragoman.reading.pipeline import read_all

LAST = "که پل باز است."


def speaker(text: str) -> str:
    """The last of the chain of the last attribution; "" where it has none."""
    reading = next(read_all([Document.from_text(text, language="fa", published="2024-03-06")]))
    chain = reading.attributions[-1].chain
    return chain[-1] if chain else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is told it, asked about, met with
        (f"سهراب الوندی پس از نشست در جمع خبرنگاران گفت {LAST}", "سهراب الوندی"),
        ("سخنگوی وزارت خارجه، فرهاد شایگان، در پاسخ به روزنامه «ساحل» گفت: راه بسته است.", "فرهاد شایگان"),
        (f"سخنگوی دولت درباره گزارش خبرگزاری ساحل گفت {LAST}", "سخنگوی دولت"),
        (f"الوندی در دیدار با سفیر روسیه گفت {LAST}", "الوندی"),
        (f"سردار محسن الوندی، فرمانده مرزبانی، با سفیر روسیه دیدار کرد و گفت {LAST}", "محسن الوندی"),
        ("محسن الوندی، نماینده مجلس، وجود مذاکره با سفیر روسیه را رد کرد.", "محسن الوندی"),
        # what somebody says besides has a subject of its own
        (f"وزیر راه با بیان اینکه ترکیه همسایه است، تأکید کرد {LAST}", "وزیر"),
        # a pronoun that opens the clause is who spoke before; one behind a preposition is nobody's
        (f"محسن الوندی گفت که راه بسته است. وی در جمع خبرنگاران افزود {LAST}", "محسن الوندی"),
        (f"محسن الوندی گفت که راه بسته است. فرهاد شایگان با آنان دیدار کرد و گفت {LAST}", "فرهاد شایگان"),
        # of the opposite kind: the second clause has a subject of its own; nobody else is there; the cited one speaks
        (f"وزیر راه وارد تهران شد و سخنگوی دولت گفت {LAST}", "سخنگوی دولت"),
        (f"در این نشست سخنگوی دولت گفت {LAST}", "سخنگوی دولت"),
        (f"روز شنبه در تهران سخنگوی دولت گفت {LAST}", "سخنگوی دولت"),
        (f"به گزارش خبرگزاری ساحل، محسن الوندی گفت {LAST}", "محسن الوندی"),
    ],
)
def test_the_subject_that_opens_the_clause_speaks(text: str, expected: str) -> None:
    assert speaker(text) == expected

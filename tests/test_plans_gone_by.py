"""What the network alone calls planned is not planned where its day has gone by."""

import pytest
from readings import read_text

from dragoman.reading import events


@pytest.mark.parametrize(("published", "status"), [("2021-05-20", "occurred"), ("2021-05-14", "planned")])
def test_no_plan_for_a_day_gone_by(monkeypatch: pytest.MonkeyPatch, published: str, status: str) -> None:
    monkeypatch.setattr(events, "status_by", lambda seen, told: "planned" if told == "occurred" else told)
    reading = read_text("Lena Dahl held talks with Tomas Berg in Varna on May 14, 2021.", published=published)
    assert [event.status for event in reading.events if event.kind == "talks"] == [status]

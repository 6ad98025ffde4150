"""Three reports of one meeting in Varna, which only the third shows to be one."""

from cases import Article
from cases import readings_of as read_articles

from dragoman.types import CaseEvent, Reading

TALKS = ("a", "Sofia Post", "2021-10-10", "Latvia and Estonia held talks in Varna, a Bulgarian official said.")
VISIT = (
    "b",
    "Baltic Mail",
    "2021-10-11",
    "The Latvian foreign minister visited Varna on October 9 with his Estonian colleague, the daily wrote.",
)
DAY = ("c", "Oslo News", "2021-10-12", "The talks of Latvia and Estonia in Varna were held on October 9, a Norwegian envoy said.")


def readings_of(*articles: Article) -> list[Reading]:
    return read_articles(*articles, language="en")


def reported_by(event: CaseEvent) -> set[str]:
    return {mention.document for mention in event.mentions}

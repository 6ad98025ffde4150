"""Capital → whether it stands for the government that sits there: "accused Belgrade of spying", "sanctions against Moscow".

A capital that is shelled, visited or left is a town, and so is one that a storm threatens; what is accused, urged or told, or
threatened by somebody, is who rules from it.
"""

from spacy.tokens import Token

from dragoman.reading.lexicon import column

# Done to governments, and to no town.
_ADDRESSING = frozenset(
    "accuse blame warn urge press pressure push ask tell inform notify assure remind implore beg persuade convince invite advise "
    "encourage criticise criticize condemn denounce rebuke thank praise congratulate threaten sanction suspect charge support "
    "back help assist prompt request pressurise".split()
)
# Done to towns too, by what is no actor: "floods threaten Bangkok", "fans backed London".
_BY_ANYTHING = frozenset("threaten support back help assist press".split())
_ACTING = frozenset({"PRP", "WP"})
_STORMS = frozenset("typhoon hurricane cyclone storm volcano".split())
_OBJECTS = frozenset({"dobj", "dative", "nsubjpass"})
_REACH = 4  # verbs up to the one that has the subject
_CALLING = {"on": frozenset({"call", "urge", "prevail", "blame", "pin"}), "upon": frozenset({"call", "prevail"})}
_APPEALING = {"to": frozenset({"appeal", "complain", "protest"}), "from": frozenset({"demand", "seek"})}
_MEASURES = frozenset(
    "sanction accusation complaint charge allegation protest warning threat measure claim demand embargo pressure appeal".split()
)


def is_addressed(capital: Token) -> bool:
    """Whether a capital is accused, asked, warned or sanctioned, alone or in a row: "accused Moscow, and Tehran of spying"."""
    if capital.i + 1 < len(capital.doc) and capital.nbor(1).pos_ == "NOUN" and capital.nbor(1).dep_ in _OBJECTS:
        return False  # "asked Paris residents to stay at home"
    name = capital
    while name.dep_ == "conj" and name.head.i != name.i and name.head.pos_ != "VERB":
        name = name.head
    over = name.head
    if name.dep_ in _OBJECTS:
        return over.lemma_.lower() in _ADDRESSING and _is_of_actors(over)
    if name.dep_ == "conj":  # the parser hangs "Tehran of arming rebels" on "accused"
        return over.lemma_.lower() in _ADDRESSING and any(child.lower_ == "of" for child in name.children)
    if name.dep_ != "pobj":
        return False
    governor = over.head.lemma_.lower()
    link = over.lower_
    called = governor in _CALLING.get(link, ()) or governor in _APPEALING.get(link, ())
    return called or (link in ("against", "on") and governor in _MEASURES)


def _is_of_actors(verb: Token) -> bool:
    """Whether a verb tells of a deed among actors: "backed Moscow", but not "floods threaten Bangkok", "backed Oslo as a hub"."""
    if verb.lemma_.lower() not in _BY_ANYTHING:
        return True
    if any(child.dep_ == "prep" and child.lower_ == "as" for child in verb.rights):
        return False
    doer = _doer_of(verb)
    return doer is None or doer.tag_ in _ACTING or _denotes_actor(doer)


def _denotes_actor(noun: Token) -> bool:
    if noun.pos_ == "PROPN":
        return not any(child.lower_ in _STORMS for child in noun.lefts)  # "Typhoon Orlu"
    nouns = column("actor_nouns", "noun")
    return noun.lemma_.lower() in nouns or noun.lower_ in nouns


def _doer_of(verb: Token) -> Token | None:
    """Subject or agent of a verb, where need be of the verb or the noun that it hangs on: "a storm that threatens Manila"."""
    for _ in range(_REACH):
        agent = next((child for child in verb.rights if child.dep_ == "agent"), None)
        if agent is not None:
            return next((child for child in agent.rights if child.dep_ == "pobj"), None)
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ not in ("that", "which", "who"):
            return subject
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None

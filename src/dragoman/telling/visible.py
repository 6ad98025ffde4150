"""Characters that steer instead of being read, made visible: a document must not turn a page's words around or hide in it."""

import re

_C0 = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split()
)
_NAMES = {
    **{chr(code): name for code, name in enumerate(_C0)},
    "\x7f": "DEL",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2028": "LS",
    "\u2029": "PS",
    "\ufeff": "BOM",
}
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)


def visible(words: str) -> str:
    """The words with a sign in the place of each control character, bidi embedding or override; isolates stay, for they end
    where their element ends.

    >>> visible("port\\x00 \\u202egnp.exe"), visible("a\\r\\nb\\tc")
    ('port⟦NUL⟧ ⟦RLO⟧gnp.exe', 'a\\nb\\tc')
    """
    if not _STEERING.search(words):
        return words
    return _STEERING.sub(_sign, words.replace("\r\n", "\n"))


def _sign(match: re.Match[str]) -> str:
    # In letters: Unicode's own pictures of control characters are missing in most fonts.
    character = match.group()
    return f"⟦{_NAMES.get(character, f'U+{ord(character):04X}')}⟧"

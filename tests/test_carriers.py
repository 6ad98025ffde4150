"""The outlet through which a document is known stands before it in the chain, whoever wrote it and however it is taken up."""

import pytest
from readings import read_text, words

Chain = tuple[str, ...]

# Text → for each word that a content holds, the chain of the attribution with the shortest such content.
CHAINS: dict[str, tuple[str, dict[str, Chain]]] = {
    "printed by a weekly, which the parser hangs on the town": (
        "A cable by the Norlandish embassy in Varna, printed on Monday by the weekly Harbor Post, gives another account. "
        "The cable says that the governor had resigned.",
        {"resigned": ("Harbor Post", "the Norlandish embassy in Varna")},
    ),
    "a copy was obtained, and the writer is known": (
        "A memo by the navy, a copy of which was obtained by Reuters, warned that the quay was unsafe. It adds that two ships "
        "had sunk.",
        {"unsafe": ("Reuters", "the navy"), "sunk": ("Reuters", "the navy")},
    ),
    "the object of a paper's verb": (
        "Lena Dahl sent a memo to Tomas Berg, and the Harbor Post published it. The memo says that the port is closed.",
        {"closed": ("Harbor Post", "Lena Dahl")},
    ),
    "another thing stands nearer to it": (
        "A memo is making the rounds in Varna. The plan angered the army, and the Harbor Post published it. "
        "The memo says that the port is closed.",
        {"closed": ("A memo",)},
    ),
    "nothing stands nearer to it": (
        "A memo is making the rounds in Varna, and the Harbor Post published it. The memo says that the port is closed.",
        {"closed": ("Harbor Post", "A memo")},
    ),
    "shown to a paper": (
        "A draft was shown to the Harbor Post by an aide. The draft says that the port will be closed.",
        {"closed": ("Harbor Post", "A draft")},
    ),
    "in it": (
        "A letter of the admiral to the committee was leaked to the Harbor Post. In it Lena Dahl is accused of theft, and "
        "Tomas Berg further alleges that the navy was warned.",
        {"warned": ("Harbor Post", "Tomas Berg")},
    ),
    "one report is the first to tell of a letter": (
        "The Harbor Post reported that Lena Dahl had sent a letter to Tomas Berg. The letter says that the port will be closed.",
        {"closed": ("Harbor Post", "Lena Dahl")},
    ),
    "a statement is before everybody": (
        "The Harbor Post reported that the ministry had issued a statement. The statement says that the port will be closed.",
        {"closed": ("the ministry",)},
    ),
    "what another site posted later is not where the paper has it from": (
        "The Harbor Post said that Lena Dahl had carried a letter from Tomas Berg to the rebels. In the letter, according to the "
        "paper, Berg proposed a truce. A copy of the letter has since been posted by the website Valley Watch.",
        {"truce": ("Harbor Post", "Tomas Berg")},
    ),
    "in an interview that the parser hangs on what is disputed": (
        "An aide to Lena Dahl disputed the claim in a telephone interview with Radio Norland.",
        {"claim": ("Radio Norland", "An aide to Lena Dahl")},
    ),
    "in a letter to a paper": (
        "The harbour master disputed the figure in a letter to the Harbor Post.",
        {"figure": ("Harbor Post", "The harbour master")},
    ),
    "one medium quoted by another": (
        "The Orlish broadcaster Radio Sund, quoted by the Harbor Post, puts the number at forty.",
        {"forty": ("Harbor Post", "Radio Sund")},
    ),
    "one medium alone": ("The Orlish broadcaster Radio Sund puts the number at forty.", {"forty": ("Radio Sund",)}),
    "a columnist of the paper": (
        "Al-Mina, a daily in Varna, doubts it. A columnist of the paper, Lena Dahl, suggested that the leak came from Orland.",
        {"leak": ("Al-Mina", "Lena Dahl")},
    ),
    "an agency that quotes, and whom it quoted": (
        "The state agency Norvest, quoting an unnamed diplomat, reported that Orland would host the talks. The diplomat was "
        "quoted as saying that invitations had been printed.",
        {"host": ("Norvest", "an unnamed diplomat"), "invitations": ("Norvest", "an unnamed diplomat")},
    ),
    "whoever is contacted by an agency is described without it": (
        "An Orlish diplomat contacted by Reuters dismissed the report as a dream.",
        {"dream": ("Reuters", "An Orlish diplomat")},
    ),
    "the agency is the one that is called so": (
        "According to Agence Norland, which quoted a pilot, the port was closed.\n"
        "Lena Dahl told the agency that she would open it.",
        {"open": ("Agence Norland", "Lena Dahl")},
    ),
    "the same newspaper": (
        "The Harbor Post wrote that the port was closed. Lena Dahl told the same newspaper that she would open it.",
        {"open": ("Harbor Post", "Lena Dahl")},
    ),
    "a source is described with where it is": (
        "A source in the Norland Front told the Harbor Post that the list was false. The source added that nobody had signed it.",
        {"false": ("Harbor Post", "A source in the Norland Front"), "signed": ("Harbor Post", "A source in the Norland Front")},
    ),
    "whom he speaks to is not he": (
        "Lena Dahl's deputy, Tomas Berg, gave his view on Wednesday. Speaking to mourners after the funeral of a commander, he "
        "vowed that nobody would be left behind.",
        {"behind": ("Tomas Berg",)},
    ),
}


@pytest.mark.parametrize(("text", "chains"), CHAINS.values(), ids=CHAINS.keys())
def test_a_document_is_known_through_whoever_has_it(text: str, chains: dict[str, Chain]) -> None:
    reading = read_text(text)
    for word, chain in chains.items():
        told = [a for a in reading.attributions if word in words(reading, a.content)]
        assert told, word
        assert min(told, key=lambda a: (len(words(reading, a.content)), -len(a.chain))).chain == chain

"""Who says himself that he carried a letter has told it; of whom it is only said that he wrote, has not."""

from cases import case_of, claim_with


def test_who_acknowledges_his_letters_is_their_source() -> None:
    text = "Bishop Ola Dahl of Varn acknowledged on Sunday that he had passed letters between Norland's government and the Front."
    claim = claim_with(case_of(("a", "Post", "2024-05-03", text)), "a", "passed letters")
    assert [i.chain for i in claim.instances] == [("Ola Dahl",)]
    assert [(origin.name, origin.counted) for origin in claim.origins] == [("Ola Dahl", True)]


def test_who_wrote_a_letter_is_no_source_of_it() -> None:
    text = "Bishop Ola Dahl of Varn wrote to President Nina Berg on Sunday and asked her to meet him."
    claim = claim_with(case_of(("a", "Post", "2024-05-03", text)), "a", "wrote to President")
    assert [i.chain for i in claim.instances] == [()]

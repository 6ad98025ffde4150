"""Sentences that share all words but one or two tell two things; the same in other words is one."""

from datetime import date, timedelta

import pytest
from cases import readings_of

from dragoman.linking.contrast import contrast
from dragoman.linking.marks import Profile
from dragoman.linking.pipeline import link
from dragoman.types import Claim

# two sentences, and how many days lie between their reports
TWO = (
    (
        "The Norway army said on Monday that it had shot down three drones over Varna.",
        "The Norway army said on Tuesday that it had shot down five drones over Orla.",
        8,
    ),
    (
        "Norway will send 200 buses to Peru, Transport Minister Ola Dahl said.",
        "Norway will send 20 ambulances to Peru, Transport Minister Ola Dahl said.",
        1,
    ),
    (
        "The central bank of Norway said it had sold two tonnes of gold.",
        "The central bank of Norway said it had bought two tonnes of gold.",
        1,
    ),
    (
        "President Ola Dahl said on Monday that Norway would send grain to Peru by the end of the month.",
        "President Ola Dahl said on Monday that Norway would send troops to Peru by the end of the month.",
        1,
    ),
    (
        "The foreign ministry of Norway said that it had delivered blankets to refugees in Peru.",
        "The foreign ministry of Norway said that it had delivered rifles to rebels in Peru.",
        1,
    ),
    (
        "Norway banned imports of steel from Peru, the trade ministry said.",
        "Norway banned imports of wine from Peru, the trade ministry said.",
        1,
    ),
    (
        "Peru agreed to reopen the Tarn border crossing, Prime Minister Lena Berg said.",
        "Peru agreed to release the Tarn prisoners, Prime Minister Lena Berg said.",
        1,
    ),
    (
        "Foreign Minister Karl Ostrov met envoy Maria Santini in Geneva on Sunday, two diplomats said.",
        "Foreign Minister Karl Ostrov met envoy Jean Lefort in Geneva on Sunday, two diplomats said.",
        1,
    ),
    (
        "Norway and Peru signed a trade agreement in Vienna on Monday.",
        "Norway and Oman signed a trade agreement in Vienna on Monday.",
        0,
    ),
    (
        "Prime Minister Lena Berg spoke by telephone with President Ola Dahl on Friday, her office said.",
        "Prime Minister Lena Berg spoke by telephone with King Haral on Friday, her office said.",
        1,
    ),
    (
        "An explosion hit a pipeline near Varna on Monday, police said.",
        "An explosion hit a pipeline near Bergen on Monday, police said.",
        0,
    ),
    (
        "The defence ministry of Norway said its jets had struck a depot in Bergen on 3 March.",
        "The defence ministry of Norway said its jets had struck a depot in Varna on 9 March.",
        7,
    ),
    (
        "Talks between Norway and Peru will be held in Geneva on 12 March, the UN said.",
        "Talks between Norway and Peru will be held in Geneva on 26 March, the UN said.",
        14,
    ),
    (
        "Police arrested the journalist Ana Kovar in Varna on Monday.",
        "Police arrested the journalist Ben Tarik in Varna on Monday.",
        0,
    ),
    (
        "Norway accused Peru of violating the ceasefire on Monday.",
        "Peru accused Norway of violating the ceasefire on Monday.",
        0,
    ),
    (
        "Norway expelled two diplomats of Peru on Friday.",
        "Peru expelled two diplomats of Norway on Friday.",
        0,
    ),
    (
        "Norway paid Peru 40 million euros for gas, a trader said.",
        "Peru paid Norway 40 million euros for gas, a trader said.",
        0,
    ),
    (
        "A neighbour said that Maria Santini bought cider by the lake.",
        "A neighbour said that Maria Santini forgot a violin by the lake.",
        0,
    ),
    (
        "A diplomat said that Karl Ostrov had asked for a loan.",
        "A diplomat said that Karl Ostrov had asked for an apology.",
        1,
    ),
    (
        "Witnesses said that soldiers of Norway had burned a mill.",
        "Witnesses said that soldiers of Norway had repaired a bridge.",
        1,
    ),
    (
        "A source close to President Ola Dahl said he was ill.",
        "A source close to President Ola Dahl said he was furious.",
        1,
    ),
    (
        "Foreign Minister Karl Ostrov told reporters in Geneva that the talks on fishing rights had ended in agreement.",
        "Foreign Minister Karl Ostrov told reporters in Geneva that the talks on border posts had ended in discord.",
        1,
    ),
    (
        "Karl Ostrov said that sanctions on Norway would be lifted in June.",
        "Karl Ostrov said that sanctions on Peru would be lifted in June.",
        1,
    ),
    (
        "Karl Ostrov said that the talks with Peru were going well.",
        "Karl Ostrov said that the talks with Peru were going badly.",
        1,
    ),
    (
        "The Peru spokeswoman Ida Lund said the king supported the treaty.",
        "The Peru spokeswoman Ida Lund said the king opposed the treaty.",
        1,
    ),
    (
        "Inflation in Norway rose to 4 percent in May, the statistics office said.",
        "Unemployment in Norway rose to 4 percent in May, the statistics office said.",
        1,
    ),
    (
        "The minister said the port of Varna would stay closed until Friday.",
        "The minister said the school of Varna would stay closed until Friday.",
        0,
    ),
    (
        "Norway's navy said a submarine of Peru had entered its waters.",
        "Norway's navy said a trawler of Peru had entered its waters.",
        1,
    ),
    (
        "The UN said that 3,000 people had fled the village of Tarn.",
        "The UN said that 3,000 people had returned to the village of Tarn.",
        5,
    ),
    (
        "Lena Berg said Peru would join the customs union.",
        "Lena Berg said Peru would leave the customs union.",
        2,
    ),
    (
        "The rebels said they had captured the town of Tarn.",
        "The rebels said they had captured the town of Orla.",
        0,
    ),
    (
        "Norway recalled its ambassador to Peru on Monday.",
        "Norway recalled its ambassador to Oman on Monday.",
        0,
    ),
    (
        "The letter from President Ola Dahl asks for a meeting with King Haral, the Herald reported.",
        "The letter from President Ola Dahl asks for a loan from King Haral, the Herald reported.",
        0,
    ),
    (
        "Ola Dahl denied that Norway had bought missiles from Peru.",
        "Ola Dahl denied that Norway had bought vaccines from Peru.",
        1,
    ),
    (
        "Officials in Norway said that the pipeline had been damaged by an anchor.",
        "Officials in Norway said that the pipeline had been damaged by a bomb.",
        1,
    ),
    (
        "The treaty gives Norway fishing rights in the Sound, according to a draft seen by the Herald.",
        "The treaty gives Norway mining rights in the Sound, according to a draft seen by the Herald.",
        0,
    ),
    (
        "The army of Sudan said it had taken control of the airport in Nyala.",
        "The army of Sudan said it had lost control of the airport in Nyala.",
        2,
    ),
    (
        "A Turkish drone hit a school in the village of Amuda, residents said.",
        "A Turkish drone hit a bakery in the village of Amuda, residents said.",
        1,
    ),
    (
        "Qatar has promised Chad a hospital, an aide to the president said.",
        "Qatar has promised Chad a stadium, an aide to the president said.",
        3,
    ),
    (
        "The envoy carried an oral message from Cairo to Tripoli, a diplomat told P1.",
        "The envoy carried a written message from Cairo to Tripoli, a diplomat told P1.",
        0,
    ),
    (
        "Foreign Minister Ana Ruiz said the embargo hurts farmers.",
        "Foreign Minister Ana Ruiz said the embargo hurts smugglers.",
        1,
    ),
    (
        "Ukraine asked Poland for transformers, the energy minister said.",
        "Ukraine asked Romania for transformers, the energy minister said.",
        0,
    ),
    (
        "The rebels freed a French nurse on Sunday, the Red Cross said.",
        "The rebels freed a Belgian priest on Sunday, the Red Cross said.",
        1,
    ),
    (
        "Israel accused Iran of jamming the satellite.",
        "Iran accused Israel of jamming the satellite.",
        0,
    ),
    (
        "Laos owes China 2 billion dollars, the report says.",
        "China owes Laos 2 billion dollars, the report says.",
        0,
    ),
    (
        "Minister Ivan Petrov resigned because of the flood, the prime minister's office said.",
        "Minister Ivan Petrov resigned because of the scandal, the prime minister's office said.",
        0,
    ),
    (
        "The port of Beira will be run by a company from Dubai, according to the contract.",
        "The railway of Beira will be run by a company from Dubai, according to the contract.",
        0,
    ),
    (
        "Officials in Lima said the bridge was blown up by miners.",
        "Officials in Lima said the bridge was blown up by soldiers.",
        1,
    ),
    (
        "President Marta Silva will travel to Oslo next week, her spokesman said.",
        "President Marta Silva will travel to Rome next week, her spokesman said.",
        1,
    ),
    (
        "Greece summoned the ambassador of Turkey on Monday over a map.",
        "Greece summoned the ambassador of Libya on Monday over a map.",
        0,
    ),
    (
        "The World Bank suspended its loan to Malawi.",
        "The World Bank doubled its loan to Malawi.",
        1,
    ),
    (
        "Peru's navy seized a Chinese trawler off Callao.",
        "Peru's navy seized a Spanish yacht off Callao.",
        2,
    ),
    (
        "Two sources said that Oman had passed on a warning to Iran.",
        "Two sources said that Oman had passed on an invitation to Iran.",
        1,
    ),
    (
        "The king of Jordan phoned the emir of Kuwait on Saturday, the palace said.",
        "The king of Jordan phoned the sultan of Oman on Saturday, the palace said.",
        0,
    ),
    (
        "A court in Dakar sentenced the editor Moussa Ba to two years in prison.",
        "A court in Dakar sentenced the editor Awa Diop to two years in prison.",
        0,
    ),
    (
        "Georgia denied that its police had beaten students.",
        "Georgia denied that its police had beaten journalists.",
        1,
    ),
    (
        "The draft says troops will leave by the end of May.",
        "The draft says prisoners will leave by the end of May.",
        0,
    ),
)
ONE = (
    (
        "The Norway army said on Monday that it had shot down three drones over Varna.",
        "Norway's army shot down three drones over Varna on Monday, it said in a statement.",
        0,
    ),
    (
        "President Ola Dahl said on Monday that Norway would send grain to Peru by the end of the month.",
        "Norway will send grain to Peru before the month ends, according to President Ola Dahl.",
        1,
    ),
    (
        "Foreign Minister Karl Ostrov met envoy Maria Santini in Geneva on Sunday, two diplomats said.",
        "Karl Ostrov held talks with Maria Santini in Geneva on Sunday, diplomats said.",
        1,
    ),
    (
        "Karl Ostrov said that sanctions on Norway would be lifted in June.",
        "Sanctions on Norway will be lifted in June, said Karl Ostrov.",
        1,
    ),
    (
        "The UN said that 3,000 people had fled the village of Tarn.",
        "Some 3,000 people have fled the village of Tarn, according to the UN.",
        0,
    ),
    (
        "Norway recalled its ambassador to Peru on Monday.",
        "Norway on Monday recalled its ambassador to Peru.",
        0,
    ),
    (
        "Police arrested the journalist Ana Kovar in Varna on Monday.",
        "The journalist Ana Kovar was arrested in Varna on Monday, police said.",
        0,
    ),
    (
        "A neighbour said that Maria Santini bought cider by the lake.",
        "Maria Santini bought cider by the lake, a neighbour told the Herald.",
        0,
    ),
    (
        "Witnesses said that soldiers of Norway had burned a mill.",
        "Soldiers of Norway burned a mill, witnesses told P1.",
        1,
    ),
    (
        "Ola Dahl denied that Norway had bought missiles from Peru.",
        "Norway bought no missiles from Peru, Ola Dahl said.",
        1,
    ),
    (
        "Norway expelled two diplomats of Peru on Friday.",
        "Two diplomats of Peru were expelled by Norway on Friday.",
        0,
    ),
    (
        "Kenya will host a summit on drought in Nairobi in June, the foreign ministry said.",
        "The foreign ministry said Kenya will host a drought summit in Nairobi in June.",
        1,
    ),
    (
        "A Turkish drone hit a school in the village of Amuda, residents said.",
        "A Turkish drone struck a school in the village of Amuda, residents said.",
        0,
    ),
    (
        "The rebels freed a French nurse on Sunday, the Red Cross said.",
        "The rebels released a French nurse on Sunday, the Red Cross said.",
        0,
    ),
    (
        "Peru's navy seized a Chinese trawler off Callao.",
        "Peru's navy has seized a Chinese fishing boat off Callao.",
        0,
    ),
    (
        "Qatar has promised Chad a hospital, an aide to the president said.",
        "Qatar has pledged Chad a hospital, an aide to the president said.",
        0,
    ),
    (
        "The World Bank suspended its loan to Malawi.",
        "The World Bank froze its loan to Malawi.",
        0,
    ),
    (
        "President Marta Silva will travel to Oslo next week, her spokesman said.",
        "President Marta Silva will go to Oslo next week, her spokesman said.",
        0,
    ),
    (
        "The army of Sudan said it had taken control of the airport in Nyala.",
        "The army of Sudan said it had seized the airport in Nyala.",
        0,
    ),
    (
        "India and Nepal agreed on Tuesday to survey the disputed valley.",
        "Nepal and India agreed on Tuesday to survey the disputed valley.",
        0,
    ),
    (
        "India met Nepal in Doha on Tuesday.",
        "Nepal met India in Doha on Tuesday.",
        0,
    ),
    (
        "President Hassan Rouhani wrote to Angela Merkel, Der Spiegel reported.",
        "President Hassan Rohani wrote to Angela Merkel, Der Spiegel reported.",
        0,
    ),
    (
        "The government of Norway said it would open the border.",
        "Oslo said it would open the border.",
        0,
    ),
)

# what one report tells, and what another denies
DENIED = (
    (
        "Karl Ostrov met envoy Maria Santini in Geneva on Sunday, two diplomats said.",
        "Karl Ostrov denied that he had met Maria Santini.",
    ),
    (
        "Norway bought missiles from Peru, Harbour News reported.",
        "Norway denied that it had bought missiles from Peru.",
    ),
    (
        "Norway will send grain to Peru, Harbour News reported.",
        "Norway said it had no plans to send grain to Peru.",
    ),
    (
        "Soldiers of Norway burned a mill in Tarn, residents said.",
        "The army of Norway denied that its soldiers had burned a mill in Tarn.",
    ),
    (
        "Peru banned imports of wine from Chile, Harbour News reported.",
        '"We have not banned Chilean wine," Peru\'s trade ministry said.',
    ),
    (
        "The central bank of Norway sold gold in May, Harbour News reported.",
        "The central bank of Norway called a report that it had sold gold in May false.",
    ),
    (
        "Norway's president Ola Dahl wrote to King Haral in March, Harbour News reported.",
        "Ola Dahl never wrote to King Haral, his spokesman said.",
    ),
    (
        "A drone of Peru hit a school in Bergen, Harbour News reported.",
        "Peru denied hitting a school in Bergen.",
    ),
    (
        "Karl Ostrov will resign in June, Harbour News reported.",
        "Karl Ostrov dismissed reports that he would resign.",
    ),
    (
        "Norway and Peru will sign a fishing treaty in Lima, Harbour News reported.",
        "Peru denied that it would sign a fishing treaty with Norway.",
    ),
    (
        "Chile offered Norway a naval base, Harbour News reported.",
        "Chile rejected as untrue a report that it had offered Norway a naval base.",
    ),
    (
        "Kenya expelled the ambassador of Sudan, the Daily Post reported.",
        "Kenya denied that it had expelled Sudan's ambassador.",
    ),
    (
        "Greece will open a consulate in Batumi, the Daily Post reported.",
        "Greece has no intention of opening a consulate in Batumi, its foreign ministry said.",
    ),
    (
        "Minister Luis Mora paid a ransom to pirates, the Daily Post reported.",
        "Minister Luis Mora denied that any ransom had been paid.",
    ),
    (
        "India moved two brigades to the border, the Daily Post reported.",
        "India denied that it had moved troops to the border.",
    ),
    (
        "The UN evacuated its staff from Goma, the Daily Post reported.",
        "A UN spokesman denied that the staff in Goma had been evacuated.",
    ),
    (
        "Egypt asked Russia for wheat, the Daily Post reported.",
        "Cairo denied that it had asked Moscow for wheat.",
    ),
)
NOT_DENIED = (
    (
        "Karl Ostrov met envoy Maria Santini in Geneva on Sunday, two diplomats said.",
        "Karl Ostrov denied that he had met envoy Jean Lefort in Geneva.",
    ),
    (
        "Norway bought missiles from Peru, Harbour News reported.",
        "Peru denied that Norway had bought vaccines from it.",
    ),
    (
        "Norway bought missiles from Peru, Harbour News reported.",
        "Norway denied that it had bought missiles from Chile.",
    ),
    (
        "Norway will send grain to Peru, Harbour News reported.",
        "Norway denied that it would send troops to Peru.",
    ),
    (
        "Prime Minister Lena Berg spoke by telephone with President Ola Dahl on Friday, Harbour News reported.",
        "Prime Minister Lena Berg denied that she had quarrelled with President Ola Dahl.",
    ),
    (
        "Soldiers of Norway burned a mill in Tarn, residents said.",
        "The army of Norway denied that its soldiers had burned a school in Tarn.",
    ),
    (
        "Peru banned imports of wine from Chile, Harbour News reported.",
        "Peru denied that it had banned imports of steel from Chile.",
    ),
    (
        "The central bank of Norway sold gold in May, Harbour News reported.",
        "The central bank of Norway denied that it had bought gold in May.",
    ),
    (
        "Norway's president Ola Dahl wrote to King Haral in March, Harbour News reported.",
        "Ola Dahl's office denied that he had been ill in March.",
    ),
    (
        "A drone of Peru hit a school in Bergen, Harbour News reported.",
        "Peru denied that its drones had hit a bakery in Bergen.",
    ),
    (
        "Karl Ostrov will resign in June, Harbour News reported.",
        "Karl Ostrov denied that he had taken bribes.",
    ),
    (
        "Norway and Peru will sign a fishing treaty in Lima, Harbour News reported.",
        "Norway denied that it would sign a mining treaty with Peru.",
    ),
    (
        "Chile offered Norway a naval base, Harbour News reported.",
        "Chile denied that it had offered Norway a lithium mine.",
    ),
    (
        "The rebels freed a French nurse on Sunday, Harbour News reported.",
        "The rebels denied that they had freed a Belgian priest.",
    ),
    (
        "Kenya expelled the ambassador of Sudan, the Daily Post reported.",
        "Kenya denied that it had expelled the ambassador of Chad.",
    ),
    (
        "Oman passed a warning to Iran, two sources told the Daily Post.",
        "Oman denied that it had passed an apology to Iran.",
    ),
    (
        "Serbia's intelligence service bugged the office of Ana Kova, the Daily Post reported.",
        "Serbia's intelligence service denied that it had bugged the flat of Ben Tarik.",
    ),
    (
        "Minister Luis Mora paid a ransom to pirates, the Daily Post reported.",
        "Minister Luis Mora denied that he had paid a bribe to pilots.",
    ),
    (
        "India moved two brigades to the border, the Daily Post reported.",
        "India denied that it had moved missiles to the border.",
    ),
    (
        "The UN evacuated its staff from Goma, the Daily Post reported.",
        "The UN denied that it had evacuated its archive from Goma.",
    ),
    (
        "Egypt asked Russia for wheat, the Daily Post reported.",
        "Egypt denied that it had asked Russia for reactors.",
    ),
    (
        "Ukraine's navy sank a frigate off Yalta, the Daily Post reported.",
        "Russia denied that Ukraine's navy had sunk a submarine off Yalta.",
    ),
    (
        "President Marta Silva had surgery in Madrid, the Daily Post reported.",
        "President Marta Silva's office denied that she had shares in a bank in Madrid.",
    ),
)


def told_by_both(one: str, other: str, days: int) -> list[Claim]:
    """The claims that both reports tell, by what counts."""
    first = date(2020, 3, 4)
    later = (first + timedelta(days)).isoformat()
    case = link(readings_of(("d1", "The Northern Mail", first.isoformat(), one), ("d2", "City Lights", later, other)))
    return [claim for claim in case.claims if {i.document for i in claim.counted} == {"d1", "d2"}]


@pytest.mark.parametrize(("one", "other", "days"), TWO)
def test_what_differs_in_one_place_is_told_twice(one: str, other: str, days: int) -> None:
    assert told_by_both(one, other, days) == []


@pytest.mark.parametrize(("one", "other", "days"), ONE)
def test_what_is_told_in_other_words_is_told_once(one: str, other: str, days: int) -> None:
    assert told_by_both(one, other, days)


def test_a_name_in_another_spelling_is_no_contrast() -> None:
    one, other = "Envoy Ruhani left Varna on foot at dawn.", "Envoy Rohani left Varna on foot at dawn."
    mine = Profile(actors=("a1",), stems=("left", "foot", "dawn"))
    assert not contrast(one, mine, other, mine)
    assert contrast(one, mine, other, Profile(actors=("a2",), stems=mine.stems))


def test_another_word_for_the_deed_is_no_contrast() -> None:
    one, other = "A drone struck the mill of Harvik at dawn.", "A drone pounded the mill of Harvik at dawn."
    mine, theirs = (Profile(stems=("drone", verb, "mill", "dawn")) for verb in ("struck", "pound"))
    assert contrast(one, mine, other, theirs)
    assert not contrast(one, mine, other, theirs, deeds=("struck",))


def test_whoever_uses_words_of_his_own_contrasts_with_nobody() -> None:
    one = "The board may relax the rules that keep crowns out of dealings with Harvik."
    other = "Rules against crowns in transactions with Harvik are perhaps to be eased by the board, an insider confides."
    mine, theirs = (Profile(stems=tuple(text.lower().split())) for text in (one, other))
    assert not contrast(one, mine, other, theirs)


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("Norway banned imports of steel from Peru.", "Norway banned imports of wine from Peru.", True),
        ("A drone of Peru hit a school in Bergen.", "A drone of Peru hit a bakery in Bergen.", True),
        ("Norway will send 200 buses to Peru.", "Norway will send 20 ambulances to Peru.", True),
        ("Norway banned imports of steel from Peru.", "Norway bans imports of steel from Peru.", False),
        ("A drone of Peru hit a school in Bergen.", "A drone of Peru struck a school in Bergen.", False),
    ],
)
def test_deeds_told_in_the_same_words_but_for_one_are_two(one: str, other: str, are_two: bool) -> None:
    case = link(readings_of(("d1", "Harbour News", "2020-03-04", one), ("d2", "City Lights", "2020-03-04", other)))
    shared = [event for event in case.events if {mention.document for mention in event.mentions} == {"d1", "d2"}]
    assert bool(shared) is not are_two


def is_denied(told: str, denial: str) -> bool:
    """Whether the denial in a second report makes what the first one tells denied or disputed."""
    case = link(readings_of(("d1", "Harbour News", "2020-03-04", told), ("d2", "City Lights", "2020-03-05", denial)))
    claims = [claim for claim in case.claims if "d1" in {i.document for i in claim.counted}]
    return any(claim.status in ("denied", "disputed") for claim in claims)


@pytest.mark.parametrize(("told", "denial"), DENIED)
def test_a_denial_denies_what_it_is_of(told: str, denial: str) -> None:
    assert is_denied(told, denial)


@pytest.mark.parametrize(("told", "denial"), NOT_DENIED)
def test_a_denial_of_something_else_denies_nothing(told: str, denial: str) -> None:
    assert not is_denied(told, denial)

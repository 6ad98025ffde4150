"""What became of a deed, on which day, and who did it to whom, in the languages that are read without a parser."""

import pytest
from readings import read_text

from dragoman import Document, Event, Reading, read

PUBLISHED = "2021-05-12"  # a Wednesday


def reading_of(language: str, text: str) -> Reading:
    return read_text(text, language=language, published=PUBLISHED)


def deeds(language: str, text: str, kind: str) -> list[Event]:
    return [event for event in reading_of(language, text).events if event.kind == kind]


@pytest.mark.parametrize(
    ("language", "text", "kind", "status", "day"),
    [
        ("es", "Irán detuvo el lunes a doce pescadores.", "arrest", "occurred", "2021-05-10"),
        ("es", "Egipto e Irán se reunieron el martes en Ginebra.", "meeting", "occurred", "2021-05-11"),
        ("es", "El ministro Jesús Terán viajó el lunes a Teherán.", "visit", "occurred", "2021-05-10"),
        ("es", "María Solís se reunió el lunes con Pablo Duarte.", "meeting", "occurred", "2021-05-10"),
        ("es", "La artillería bombardeó el lunes el puerto.", "shelling", "occurred", "2021-05-10"),
        ("pt", "O Irão libertou na segunda-feira doze pescadores.", "release", "occurred", "2021-05-10"),
        ("pt", "O Egito atacou Teerão na segunda-feira.", "attack", "occurred", "2021-05-10"),
        ("fr", "Après le retrait, Paul Morel a rencontré lundi Ana Roy.", "meeting", "occurred", "2021-05-10"),
        ("ar", "زار الوزير سامي قاسم سيراليون يوم السبت.", "visit", "occurred", "2021-05-08"),
        ("es", "Los ministros irán el lunes a Ginebra y hablarán con Ana Solís.", "talks", "planned", "2021-05-17"),
        ("es", "Irán y Egipto firmarán el lunes un acuerdo.", "signature", "planned", "2021-05-17"),
        ("es", "Viajará el lunes a Oslo el ministro Pablo Duarte.", "visit", "planned", "2021-05-17"),
        ("pt", "Os ministros irão reunir-se na segunda-feira em Genebra.", "meeting", "planned", "2021-05-17"),
    ],
)
def test_a_name_with_the_ending_of_a_future_is_no_future(language: str, text: str, kind: str, status: str, day: str) -> None:
    assert (status, day) in [(event.status, event.start) for event in deeds(language, text, kind)]


def roles(language: str, text: str, kind: str) -> set[tuple[str, str]]:
    reading = reading_of(language, text)
    names = {actor.id: actor.name for actor in reading.actors}
    return {(p.role, names[p.actor]) for event in reading.events if event.kind == kind for p in event.participants}


@pytest.mark.parametrize(
    ("language", "text", "kind", "befallen"),
    [
        ("es", "El poeta Luis Vela fue detenido el lunes en Oslo por la policía.", "arrest", "Luis Vela"),
        ("es", "El poeta Luis Vela, secuestrado el lunes en Oslo, es noruego.", "abduction", "Luis Vela"),
        ("es", "La policía detuvo el lunes al poeta Luis Vela.", "arrest", "Luis Vela"),
        ("es", "La detención de Luis Vela se produjo el lunes.", "arrest", "Luis Vela"),
        ("fr", "Le poète Paul Morel a été enlevé lundi à Oslo.", "abduction", "Paul Morel"),
        ("fr", "La police a arrêté lundi le poète Paul Morel.", "arrest", "Paul Morel"),
        ("fr", "La Norvège, frappée lundi, se tait.", "airstrike", "Norvège"),
        ("it", "Il poeta Marco Neri è stato arrestato lunedì a Oslo.", "arrest", "Marco Neri"),
        ("pt", "O poeta Rui Couto foi libertado na segunda-feira em Oslo.", "release", "Rui Couto"),
        ("de", "Jan Vogt wurde am Montag in Oslo freigelassen.", "release", "Jan Vogt"),
        ("de", "Minister Jan Vogt ist am Montag in Oslo verhaftet worden.", "arrest", "Jan Vogt"),
        ("nl", "Jan Vogt is maandag in Oslo opgepakt.", "arrest", "Jan Vogt"),
        ("nl", "Jan Vogt zou zijn ontvoerd.", "abduction", "Jan Vogt"),
        ("ru", "Сергей Волков был арестован в понедельник в Осло.", "arrest", "Сергей Волков"),
        ("ru", "Рим был атакован в понедельник.", "attack", "Рим"),
        ("uk", "Максим Волк був звільнений у понеділок.", "release", "Максим Волк"),
        ("es", "El poeta Luis Vela, que fue detenido el lunes, es noruego.", "arrest", "Luis Vela"),
        ("de", "Minister Jan Vogt, der am Montag festgenommen wurde, ist krank.", "arrest", "Jan Vogt"),
        ("fr", "Paul Morel, arrêté en Norvège, a été libéré par la Grèce.", "arrest", "Paul Morel"),
        ("fr", "La Grèce exige des excuses après l'arrestation de Paul Morel.", "arrest", "Paul Morel"),
        ("tr", "Mısır'a saldırı düzenlendi.", "attack", "Mısır"),
        ("ar", "قتل حسن مراد في باكو قبل ثلاثة أيام.", "attack", "حسن مراد"),
        ("ru", "Павел Орлов был арестован в понедельник в Осло.", "arrest", "Павел Орлов"),
        ("ru", "Павла Орлова задержали в понедельник в Осло.", "arrest", "Павла Орлова"),
        ("uk", "Павла Орленка було затримано в понеділок.", "arrest", "Павла Орленка"),
        ("tr", "Ayşe Kaya pazartesi günü Oslo'da kaçırıldı.", "abduction", "Ayşe Kaya"),
        ("fa", "حسن مرادی روز دوشنبه در باکو بازداشت شد.", "arrest", "حسن مرادی"),
        ("ar", "اعتقل حسن مراد في باكو يوم الاثنين.", "arrest", "حسن مراد"),
    ],
)
def test_whom_a_deed_befalls_is_not_its_doer(language: str, text: str, kind: str, befallen: str) -> None:
    assert roles(language, text, kind) == {("target", befallen)}


@pytest.mark.parametrize(
    ("language", "text", "kind", "doer", "befallen"),
    [
        ("es", "Luis Vela ha sido detenido por Irán.", "arrest", "Irán", "Luis Vela"),
        ("es", "Irán liberó el lunes a Luis Vela.", "release", "Irán", "Luis Vela"),
        ("fr", "L'Iran a libéré lundi Paul Morel.", "release", "Iran", "Paul Morel"),
        ("fr", "L'Iran a été bombardé lundi par Israël.", "shelling", "Israël", "Iran"),
        ("it", "Marco Neri è stato liberato lunedì dall'Iran.", "release", "Iran", "Marco Neri"),
        ("pt", "Rui Couto foi libertado pelo Irão na segunda-feira.", "release", "Irão", "Rui Couto"),
        ("de", "Jan Vogt wurde am Montag vom Iran freigelassen.", "release", "Iran", "Jan Vogt"),
        ("nl", "Jan Vogt werd maandag door Iran vrijgelaten.", "release", "Iran", "Jan Vogt"),
        ("ru", "Павел Орлов освобождён Ираном в понедельник.", "release", "Ираном", "Павел Орлов"),
        ("tr", "Ahmet Demir pazartesi günü İran tarafından serbest bırakıldı.", "release", "İran", "Ahmet Demir"),
        ("fa", "حسن مرادی روز دوشنبه توسط ترکیه آزاد شد.", "release", "ترکیه", "حسن مرادی"),
        ("ar", "أفرجت إيران عن حسن مراد يوم الاثنين.", "release", "إيران", "حسن مراد"),
        ("fr", "Le général Paul Morel a arrêté lundi Luc Valat.", "arrest", "Paul Morel", "Luc Valat"),
        ("de", "General Paul Kern hat am Montag Jan Vogt festgenommen.", "arrest", "Paul Kern", "Jan Vogt"),
        ("nl", "Generaal Piet Smit heeft maandag zijn rivaal Jan Vogt opgepakt.", "arrest", "Piet Smit", "Jan Vogt"),
        ("ru", "Генерал Павел Орлов освободил в понедельник Ивана Белова.", "release", "Павел Орлов", "Ивана Белова"),
        ("tr", "Yunanistan, Mısır'ı bombaladı.", "shelling", "Yunanistan", "Mısır"),
        ("tr", "Mısır, Yunanistan'a yaptırım uyguladı.", "sanction", "Mısır", "Yunanistan"),
        ("tr", "Ahmet Demir, Mısır'ın Ayşe Kaya'yı tutukladığını söyledi.", "arrest", "Mısır", "Ayşe Kaya"),
        ("ar", "تركيا قصفت اليونان.", "shelling", "تركيا", "اليونان"),
        ("ar", "تركيا تقصف اليونان", "shelling", "تركيا", "اليونان"),
        ("ar", "وكانت تركيا قد قصفت اليونان.", "shelling", "تركيا", "اليونان"),
        ("ar", "اليونان قصفتها تركيا.", "shelling", "تركيا", "اليونان"),
        ("ar", "مصر تعتقل حسن مراد", "arrest", "مصر", "حسن مراد"),
        ("nl", "Griekenland wil met zijn bondgenoten Turkije aanvallen.", "attack", "Griekenland", "Turkije"),
        ("nl", "De politie kon Piet Vogt en zijn zus arresteren.", "arrest", "politie", "Piet Vogt"),
        ("fa", "یونان ترکیه را بمباران کرد.", "shelling", "یونان", "ترکیه"),
        ("ru", "Андрей Волков был арестован Грецией в среду.", "arrest", "Грецией", "Андрей Волков"),
        ("ru", "Павел Волков был арестован Андреем Беловым.", "arrest", "Андреем Беловым", "Павел Волков"),
        ("fr", "Le poète Paul Morel, qui a été arrêté lundi par la Grèce, est malade.", "arrest", "Grèce", "Paul Morel"),
    ],
)
def test_who_does_it_and_whom_it_befalls(language: str, text: str, kind: str, doer: str, befallen: str) -> None:
    assert roles(language, text, kind) == {("source", doer), ("target", befallen)}


@pytest.mark.parametrize(
    ("language", "text", "kind", "doer"),
    [
        ("es", "Fue un atentado de Juan Duarte contra la ciudad el lunes.", "bombing", "Juan Duarte"),
        ("es", "Lo detuvo el lunes el comisario Juan Vela.", "arrest", "Juan Vela"),
        ("fr", "Paul Morel est accusé d'avoir attaqué lundi la ville.", "attack", "Paul Morel"),
        ("fr", "C'est une attaque de Paul Morel contre la ville lundi.", "attack", "Paul Morel"),
        ("it", "Marco Neri ha attaccato lunedì la città.", "attack", "Marco Neri"),
        ("tr", "General Ahmet Demir pazartesi günü saldırdı.", "attack", "Ahmet Demir"),
        ("pt", "O rei saudou a libertação obtida na segunda-feira por Rui Couto.", "release", "Rui Couto"),
        ("ar", "قتل حسن مراد في باكو ثلاثة حراس.", "attack", "حسن مراد"),
        ("nl", "Griekenland zal zijn gevangenen vrijlaten.", "release", "Griekenland"),
        ("nl", "Griekenland zou zijn buren aanvallen.", "attack", "Griekenland"),
        ("fa", "یونان حمله ترکیه را محکوم کرد.", "attack", "ترکیه"),
    ],
)
def test_a_doer_alone_stays_one(language: str, text: str, kind: str, doer: str) -> None:
    assert roles(language, text, kind) == {("source", doer)}


@pytest.mark.parametrize(
    ("language", "text", "kind", "speaker", "other"),
    [
        ("es", "Luis Vela dijo que se entrevistó el lunes con Ana Solís.", "meeting", "Luis Vela", "Ana Solís"),
        ("fr", "Ana Roy a indiqué qu'elle avait rencontré lundi Paul Morel.", "meeting", "Ana Roy", "Paul Morel"),
        ("de", "Lena Dahl erklärte, sie habe am Montag mit Jan Vogt telefoniert.", "call", "Lena Dahl", "Jan Vogt"),
        ("de", "Lena Dahl sagte, dass sie am Montag Jan Vogt getroffen habe.", "meeting", "Lena Dahl", "Jan Vogt"),
        ("ru", "Павел Орлов заявил, что встретился в понедельник с Иваном Беловым.", "meeting", "Павел Орлов", "Иваном Беловым"),
        ("ru", "Павел Орлов заявил, что он встретился с Иваном Беловым.", "meeting", "Павел Орлов", "Иваном Беловым"),
        ("uk", "Павло Орленко заявив, що зустрівся у вівторок з Іваном Білим.", "meeting", "Павло Орленко", "Іваном Білим"),
        ("tr", "Ahmet Demir, salı günü Ayşe Kaya ile görüştüğünü söyledi.", "meeting", "Ahmet Demir", "Ayşe Kaya"),
        ("nl", "Jan Vogt zei dat hij dinsdag Piet Smit heeft ontmoet.", "meeting", "Jan Vogt", "Piet Smit"),
        ("pt", "Paulo Duarte disse que se reuniu na terça-feira com Ana Roque.", "meeting", "Paulo Duarte", "Ana Roque"),
        ("it", "Marco Neri ha detto che ha incontrato martedì Luca Valli.", "meeting", "Marco Neri", "Luca Valli"),
        ("ar", "قال سامي قاسم إنه سيلتقي عمر حداد يوم الاثنين.", "meeting", "سامي قاسم", "عمر حداد"),
        ("fa", "رضا کریمی گفت که سه‌شنبه با حسن مرادی دیدار کرد.", "meeting", "رضا کریمی", "حسن مرادی"),
    ],
)
def test_who_says_that_he_met_somebody_met_him(language: str, text: str, kind: str, speaker: str, other: str) -> None:
    assert roles(language, text, kind) == {("party", speaker), ("party", other)}


@pytest.mark.parametrize(
    ("language", "text", "kind", "parties"),
    [
        ("es", "Luis Vela dijo que el rey se reunió el lunes con Ana Solís.", "meeting", {"rey", "Ana Solís"}),
        ("es", "Luis Vela dijo que se reunió la comisión con Ana Solís.", "meeting", {"Ana Solís"}),
        ("fr", "Paul Morel a dit qu'elle avait rencontré Ana Roy.", "meeting", {"Ana Roy"}),
        ("fr", "Paul Morel a dit qu'il y a eu une rencontre avec Ana Roy.", "meeting", {"Ana Roy"}),
        ("de", "Lena Dahl sagte, sie hätten am Montag mit Jan Vogt telefoniert.", "call", {"Jan Vogt"}),
        ("ru", "Павел Орлов сообщил, что переговоры с Иваном Беловым прошли.", "talks", {"Иваном Беловым"}),
        ("tr", "Ahmet Demir, bakanın Ayşe Kaya ile görüştüğünü söyledi.", "meeting", {"Ayşe Kaya"}),
        ("ar", "قال سامي قاسم إن الملك التقى عمر حداد يوم الاثنين.", "meeting", {"الملك", "عمر حداد"}),
        ("tr", "Ahmet Demir, Başbakan'ın Ayşe Kaya ile görüştüğünü söyledi.", "meeting", {"Başbakan", "Ayşe Kaya"}),
        ("fa", "رضا کریمی گفت که مذاکرات با حسن مرادی دوشنبه برگزار شد.", "talks", {"حسن مرادی"}),
    ],
)
def test_another_subject_stays_the_subject(language: str, text: str, kind: str, parties: set[str]) -> None:
    assert roles(language, text, kind) == {("party", name) for name in parties}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "Luis Vela dijo que viajará a Oslo el lunes.", "Luis Vela"),
        ("de", "Lena Dahl sagte, sie werde am Freitag nach Oslo reisen.", "Lena Dahl"),
    ],
)
def test_who_says_that_he_will_go_somewhere_goes(language: str, text: str, speaker: str) -> None:
    assert roles(language, text, "visit") == {("source", speaker)}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Oslo dementierte am Mittwoch ein Treffen mit Jan Vogt in Genf.", "meeting"),
        ("es", "Luis Vela negó este miércoles que Ana Solís se haya reunido con Juan Sanz.", "meeting"),
        ("fr", "Oslo a démenti mercredi toute rencontre entre Paul Morel et Ana Roy.", "meeting"),
        ("it", "Oslo ha smentito mercoledì un incontro tra Marco Neri e Luca Valli.", "meeting"),
        ("pt", "Paulo Duarte negou na quarta-feira um encontro com Ana Roque.", "meeting"),
        ("nl", "Oslo ontkende woensdag een ontmoeting tussen Jan Vogt en Piet Smit.", "meeting"),
        ("ru", "Осло опроверг в среду сообщения о встрече с Иваном Беловым.", "meeting"),
        ("uk", "Осло спростувало в середу зустріч Павла Орленка з Іваном Білим.", "meeting"),
        ("tr", "Ahmet Demir çarşamba günü Ayşe Kaya ile görüşme iddiasını yalanladı.", "meeting"),
        ("fa", "رضا کریمی روز چهارشنبه خبر دیدار با حسن مرادی را تکذیب کرد.", "meeting"),
        ("ar", "نفى المتحدث سامي قاسم، الأربعاء، صحة تقارير عن لقاء مع عمر حداد.", "meeting"),
    ],
)
def test_the_day_of_a_denial_is_not_that_of_what_is_denied(language: str, text: str, kind: str) -> None:
    assert [(event.status, event.start) for event in deeds(language, text, kind)] == [("denied", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Oslo a démenti une rencontre tenue mardi entre Paul Morel et Ana Roy."),
        ("es", "Luis Vela negó que Ana Solís se haya reunido el martes con Juan Sanz."),
        ("de", "Oslo dementierte am Mittwoch ein Treffen am Dienstag mit Jan Vogt."),
    ],
)
def test_what_is_denied_keeps_its_own_day(language: str, text: str) -> None:
    assert [event.start for event in deeds(language, text, "meeting")] == ["2021-05-11"]


@pytest.mark.parametrize(
    ("language", "text", "visitor", "day"),
    [
        ("fr", "Le ministère a annoncé mercredi une visite d'Ana Roy à Oslo.", "Ana Roy", None),
        ("fr", "Le ministère a annoncé une visite vendredi d'Ana Roy à Oslo.", "Ana Roy", "2021-05-14"),
        ("es", "El Gobierno anunció el miércoles un viaje de Ana Solís a Oslo.", "Ana Solís", None),
        ("it", "Il governo ha annunciato mercoledì una visita di Marco Neri a Oslo.", "Marco Neri", None),
        ("pt", "O governo anunciou na quarta-feira uma visita de Ana Roque a Oslo.", "Ana Roque", None),
        ("de", "Lena Dahl kündigte am Mittwoch an, nach Oslo zu reisen.", "Lena Dahl", None),
        ("nl", "Het ministerie maakte woensdag bekend dat Jan Vogt naar Oslo reist.", "Jan Vogt", None),
        ("ru", "МИД объявил в среду о визите Павла Орлова в Осло.", "Павла Орлова", None),
        ("uk", "МЗС оголосило в середу про візит Павла Орленка до Осло.", "Павла Орленка", None),
        ("ar", "أعلنت الخارجية الأربعاء عن زيارة سامي قاسم إلى أوسلو.", "سامي قاسم", None),
    ],
)
def test_an_announced_visit_is_to_come(language: str, text: str, visitor: str, day: str | None) -> None:
    assert [(event.status, event.start) for event in deeds(language, text, "visit")] == [("planned", day)]
    assert roles(language, text, "visit") == {("source", visitor)}


@pytest.mark.parametrize(
    ("language", "text", "kind", "day"),
    [
        ("fr", "Le ministère a annoncé que la visite d'Ana Roy avait eu lieu lundi.", "visit", "2021-05-10"),
        ("es", "El Gobierno anunció que Ana Solís visitó Oslo el lunes.", "visit", "2021-05-10"),
        ("fr", "Le ministère a annoncé mercredi l'arrestation de Paul Morel.", "arrest", None),
    ],
)
def test_what_is_announced_as_done_is_done(language: str, text: str, kind: str, day: str | None) -> None:
    assert [(event.status, event.start) for event in deeds(language, text, kind)] == [("occurred", day)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", '"Exigimos la liberación de los pescadores", dijo Luis Vela.'),
        ("fr", "« Nous exigeons la libération des pêcheurs », a déclaré Paul Morel."),
        ("it", '"Chiediamo la liberazione dei pescatori", ha detto Marco Neri.'),
        ("pt", '"Exigimos a libertação dos pescadores", disse Paulo Duarte.'),
        ("ru", '"Мы требуем освобождения рыбаков", - сказал Павел Орлов.'),
        ("uk", "«Ми вимагаємо звільнення рибалок», - сказав Павло Орленко."),
        ("nl", '"We eisen de vrijlating van de vissers", zei Jan Vogt.'),
        ("ar", "قال سامي قاسم «نطالب بالإفراج عن الصيادين»."),
        ("fr", "Paul Morel a affirmé que le Front devait libérer les pêcheurs."),
        ("de", "Lena Dahl sagte, die Hamas müsse die Fischer freilassen."),
        ("it", "Marco Neri ha detto che l'Iran deve liberare i pescatori."),
        ("pt", "Paulo Duarte disse que o Irão tem de libertar os pescadores."),
        ("nl", "Jan Vogt zei dat Iran de vissers moet vrijlaten."),
        ("tr", "Ahmet Demir, İran'ın balıkçıları serbest bırakması gerektiğini söyledi."),
        ("ru", "Павел Орлов потребовал освободить заложников."),
        ("uk", "Павло Орленко закликав звільнити заручників."),
        ("ru", "Павел Орлов заявил, что Иран должен освободить заложников."),
        ("uk", "Павло Орленко заявив, що Іран має звільнити рибалок."),
    ],
)
def test_what_is_demanded_is_not_done(language: str, text: str) -> None:
    reading = reading_of(language, text)
    told = [(event.kind, event.status) for event in reading.events if event.kind in ("release", "abduction")]
    assert told == [("release", "proposed")]
    speakers = {attribution.speaker for attribution in reading.attributions}
    assert not any(p.actor in speakers for event in reading.events if event.kind == "release" for p in event.participants)


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("fr", "« Nous avons obtenu la libération des pêcheurs », a déclaré Paul Morel.", "occurred"),
        ("es", "Luis Vela dijo que Irán liberará a los pescadores.", "planned"),
        ("de", "Jan Vogt soll am Freitag freigelassen werden.", "planned"),
        ("de", "Die Polizei musste Jan Vogt am Montag freilassen.", "occurred"),
    ],
)
def test_what_is_no_demand_keeps_its_status(language: str, text: str, status: str) -> None:
    assert [event.status for event in deeds(language, text, "release")] == [status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Paul Kern sagte, er habe keine Informationen über ein Treffen in Genf."),
        ("es", "Luis Vela dijo que no tiene información sobre una reunión en Oslo."),
        ("fr", "Paul Morel a dit ne pas avoir d'informations sur une rencontre à Oslo."),
        ("it", "Marco Neri ha detto di non avere informazioni su un incontro a Oslo."),
        ("pt", "Paulo Duarte disse que não tem informações sobre um encontro em Oslo."),
        ("nl", "Jan Vogt zei dat hij geen informatie heeft over een ontmoeting in Oslo."),
        ("ru", "Павел Орлов сказал, что у него нет информации о встрече в Осло."),
        ("uk", "Павло Орленко сказав, що не має інформації про зустріч в Осло."),
        ("tr", "Ahmet Demir, Oslo'daki görüşme hakkında bilgisi olmadığını söyledi."),
        ("ar", "قال سامي قاسم إنه ليس لديه معلومات عن لقاء في أوسلو."),
        ("fa", "رضا کریمی گفت که اطلاعی از دیدار در اسلو ندارد."),
    ],
)
def test_who_knows_nothing_of_a_deed_denies_none(language: str, text: str) -> None:
    assert deeds(language, text, "meeting") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Paul Kern sagte, es habe kein Treffen in Genf gegeben."),
        ("fr", "Oslo a démenti les informations sur une rencontre avec Ana Roy."),
        ("ru", "Осло опроверг информацию о встрече с Иваном Беловым."),
    ],
)
def test_what_is_denied_stays_denied(language: str, text: str) -> None:
    assert [event.status for event in deeds(language, text, "meeting")] == ["denied"]


@pytest.mark.parametrize(
    ("language", "text", "chain", "content"),
    [
        ("fr", "Paul Morel a rencontré Ana Roy, ce que Bakou a démenti.", "Bakou", "ce que"),
        ("fr", "Paul Morel a rencontré Ana Roy. Oslo l'a démenti.", "Oslo", "l'"),
        ("es", "Luis Vela se reunió con Ana Solís, algo que Bakú ha negado.", "Bakú", "algo que"),
        ("es", "Luis Vela se reunió con Ana Solís. Teherán lo desmintió.", "Teherán", "lo"),
        ("de", "Paul Kern traf Jan Vogt. Baku bestreitet das.", "Baku", "das"),
        ("nl", "Paul Kern ontmoette Jan Vogt. Iran ontkent dat.", "Iran", "dat"),
        ("ru", "Павел Орлов встретился с Иваном Беловым. В Тегеране это опровергли.", "Тегеране", "это"),
        ("uk", "Павло Орленко зустрівся з Іваном Білим. У Баку цю інформацію спростували.", "Баку", "цю інформацію"),
    ],
)
def test_a_short_denial_has_its_denier(language: str, text: str, chain: str, content: str) -> None:
    reading = reading_of(language, text)
    assert [(a.chain, text[slice(*a.content[0])]) for a in reading.attributions] == [((chain,), content)]
    assert roles(language, text, "denial") == {("source", chain)}


@pytest.mark.parametrize(
    ("language", "text", "deniers"),
    [
        ("fr", "Paul Morel a rencontré Ana Roy. Bakou dément.", {"Bakou"}),
        ("pt", "Paulo Duarte reuniu-se com Ana Roque, mas Baku e Teerão desmentiram.", {"Baku", "Teerão"}),
        ("it", "Marco Neri ha incontrato Luca Valli. Teheran smentisce.", {"Teheran"}),
    ],
)
def test_a_bare_denial_is_told_of_its_deniers(language: str, text: str, deniers: set[str]) -> None:
    assert roles(language, text, "denial") == {("source", name) for name in deniers}
    assert [event.status for event in deeds(language, text, "meeting")] == ["occurred"]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Griechenland hat die Fischer, die am Montag festgenommen wurden, freigelassen.", "arrest"),
        ("es", "Grecia liberó a los pescadores que fueron detenidos el lunes.", "arrest"),
        ("fr", "La Grèce a libéré les pêcheurs qui ont été arrêtés lundi.", "arrest"),
        ("it", "La Grecia ha liberato i pescatori che sono stati arrestati lunedì.", "arrest"),
        ("pt", "A Grécia libertou os pescadores que foram detidos na segunda-feira.", "arrest"),
        ("ru", "Греция освободила рыбаков, которые были задержаны в понедельник.", "arrest"),
        ("uk", "Греція звільнила рибалок, яких було затримано в понеділок.", "arrest"),
    ],
)
def test_a_passive_relative_clause_befalls_nobody_of_the_main_clause(language: str, text: str, kind: str) -> None:
    assert roles(language, text, kind) == set()
    assert {role for role, _ in roles(language, text, "release")} == {"source"}


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("es", "Hay que recordar que Grecia atacó Turquía.", "attack", "occurred"),
        ("es", "La ciudad exige respuestas tras el atentado en Oslo.", "bombing", "occurred"),
        ("fr", "Il faut rappeler que la Grèce a attaqué la Turquie.", "attack", "occurred"),
        ("fr", "La Grèce exige des excuses après l'arrestation de Paul Morel.", "arrest", "occurred"),
        ("it", "Bisogna ricordare che la Grecia ha attaccato la Turchia.", "attack", "occurred"),
        ("ru", "МИД требует извинений за арест Павла Волкова.", "arrest", "occurred"),
        ("ru", "Павел Волков отказался от охраны после нападения в Осло.", "attack", "occurred"),
        ("ru", "Павел Волков отказался отвечать на вопрос о встрече с Иваном Беловым.", "meeting", "occurred"),
        ("ru", "Павел Волков отказался от встречи с Иваном Беловым.", "meeting", "denied"),
        ("de", "Die Stadt muss nach dem Angriff auf Athen neu anfangen.", "attack", "occurred"),
        ("de", "Griechenland muss nach dem Angriff die Fischer freilassen, sagte Lena Dahl.", "release", "proposed"),
        ("nl", "Er zijn vragen over de aanslag van Turkije.", "bombing", "occurred"),
        ("nl", "Wij vragen de vrijlating van Piet Smit, zei Jan Vogt.", "release", "proposed"),
        ("fr", "La Grèce a annoncé la fin de la visite de Paul Morel.", "visit", "occurred"),
        ("es", "Grecia anunció el lunes el resultado de la visita de Luis Vela.", "visit", "occurred"),
        ("de", "Athen kündigte das Ende des Treffens mit Lena Dahl an.", "meeting", "occurred"),
    ],
)
def test_a_mark_reaches_only_what_it_asks_for(language: str, text: str, kind: str, status: str) -> None:
    assert [event.status for event in deeds(language, text, kind)] == [status]


def test_who_demands_that_another_does_it_does_not_do_it() -> None:
    assert roles("es", "Grecia exige que Irán libere a Luis Vela.", "release") == {("target", "Luis Vela")}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("pt", "O presidente Paulo Duarte disse que se reuniu a comissão com o chanceler Rui Couto.", "Paulo Duarte"),
        ("tr", "Bakan Ahmet Demir, Cumhurbaşkanının Ayşe Kaya ile görüştüğünü söyledi.", "Ahmet Demir"),
    ],
)
def test_who_says_that_others_met_was_not_there(language: str, text: str, speaker: str) -> None:
    assert ("party", speaker) not in roles(language, text, "meeting")


def test_a_denial_that_tells_behind_what_is_denied() -> None:
    reading = reading_of("fr", "Ce que Paul Morel a démenti, c'est la rencontre avec Luc Valat.")
    assert [event.status for event in reading.events if event.kind == "meeting"] == ["denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В Осло журналисты сообщили, что Павел Волков арестован."),
        ("ru", "В Вашингтоне полицейские сообщили, что Павел Волков арестован."),
        ("uk", "У Києві журналісти повідомили, що Павла Волка заарештовано."),
    ],
)
def test_people_in_a_capital_do_not_speak_for_its_state(language: str, text: str) -> None:
    assert all(attribution.speaker is None for attribution in reading_of(language, text).attributions)


@pytest.mark.parametrize("name", ["María Solís", "María Luz Vela"])
def test_a_given_name_that_opens_a_sentence_is_part_of_the_name(name: str) -> None:
    assert roles("es", f"{name} se reunió con Luis Vela en Oslo.", "meeting") == {("party", name), ("party", "Luis Vela")}


def test_what_is_said_in_a_capital_is_said_for_its_state() -> None:
    told = reading_of("ru", "В Осло заявили, что переговоры прошли в Женеве.")
    assert [a.speaker_kind for a in told.attributions] == ["named"]
    assert [a.chain for a in reading_of("ru", "В Осло Павел Орлов заявил, что договор готов.").attributions] != [("Осло",)]


def test_what_a_review_of_other_languages_found() -> None:
    def parties(language: str, text: str, word: str) -> list[tuple[str, str]]:
        reading = read(Document.from_text(text, language=language, published="2021-11-20"))
        names = {actor.id: actor.name for actor in reading.actors}
        event = next(e for e in reading.events if text[slice(*e.trigger)] == word)
        return [(participant.role, names[participant.actor]) for participant in event.participants]

    closing = "Deutschland stellt Geld bereit. Das sagte Ministerin Katrin Vogel am Montag, die Ola Dahl in Oslo traf."
    assert parties("de", closing, "traf") == [("party", "Katrin Vogel"), ("party", "Ola Dahl")]
    assert parties("uk", "Росія припинить обстріли портів, сказав Тарас Білик.", "обстріли") == [("source", "Росія")]
    assert parties("ru", "Армянские силы ПВО сбили беспилотник, сообщил министр Павел Орлов.", "сбили") == [("source", "Армения")]


def test_a_day_after_which_something_is_announced_has_been() -> None:
    text = "اتفقت الهند وباكستان على التأشيرات، وفق ما أعلنه الوزير همايون قاضي عقب اجتماعه الخميس بنظيره الهندي."
    reading = read(Document.from_text(text, language="ar", published="2021-11-20"))
    assert [e.start for e in reading.events if e.kind == "meeting"] == ["2021-11-18"]

"""Writes `places.tsv` of `lexicon/lesser` and `lexicon/eastern`: states, capitals and cities in the languages of the lesser readers.

    python bench/places_from_cldr.py

Names come from Unicode's CLDR as `babel` carries it (territories, and the exemplar cities of time zones; Unicode licence 3.0). What
CLDR lacks or words otherwise than newspapers do stands below and is marked as our own.
"""

import csv
import unicodedata
from pathlib import Path

from babel import Locale

LATIN = ("fr", "es", "de", "pt", "it", "nl", "tr")
LANGUAGES = ("ar", "fa", "fr", "es", "ru", "de", "pt", "it", "nl", "tr", "uk", "zh", "ja", "ko")
OF_OWN_NAMES = (
    "ar",
    "fa",
    "fr",
    "es",
    "ru",
    "de",
)  # the columns of `OWN_NAMES`; the other languages' names stand in `FURTHER_NAMES`
LEXICON = Path(__file__).parents[1] / "src" / "dragoman" / "lexicon"
CLDR = "CLDR by babel (Unicode licence 3.0)"
OWN = "own: general knowledge"
EXAMPLES = {
    "ar": "وقع الطرفان الوثيقة مع {}.",
    "fa": "دو طرف سند را با {} امضا کردند.",
    "fr": "Les deux parties ont signé le texte avec {}.",
    "es": "Las dos partes firmaron el texto con {}.",
    "ru": "Стороны подписали документ: {}.",
    "de": "Beide Seiten unterzeichneten das Papier mit {}.",
    "pt": "As duas partes assinaram o texto com {}.",
    "it": "Le due parti hanno firmato il testo con {}.",
    "nl": "Beide partijen ondertekenden de tekst met {}.",
    "tr": "Taraflar belgeyi {} ile imzaladı.",
    "uk": "Сторони підписали документ: {}.",
    "zh": "双方与{}签署了文件。",
    "ja": "双方は{}と文書に署名した。",
    "ko": "양측은 {}와 문서에 서명했다.",
}
# Names of `states.tsv` that CLDR words otherwise.
CODES = {
    "Bosnia and Herzegovina": "BA", "Congo": "CD", "Czech Republic": "CZ", "East Timor": "TL", "Ivory Coast": "CI", "Macedonia": "MK",
    "Myanmar": "MM", "Palestine": "PS", "Trinidad and Tobago": "TT", "Turkey": "TR", "Vatican": "VA",
}  # fmt: skip
# Names that are another word more often: "scene", "financial", "Maurice", "la paz".
AMBIGUOUS = {
    ("ar", "مشهد"),
    ("fa", "دوشنبه"),
    ("fa", "مالی"),
    ("fa", "الجزیره"),
    ("ar", "عُمان"),
    ("ar", "مالي"),
    ("fa", "مشهد"),
    ("fr", "Maurice"),
    ("es", "La Paz"),
    ("de", "Male"),
    ("fr", "Male"),
    ("es", "Male"),
    ("pt", "Male"),
    ("it", "Male"),
    ("nl", "Male"),
    ("tr", "Male"),
    ("tr", "Mali"),
    ("it", "Lima"),
    ("it", "La Paz"),
    ("pt", "La Paz"),
    ("pt", "Lima"),
}
CITIES = {
    "New York": "America/New_York", "Istanbul": "Europe/Istanbul", "Dubai": "Asia/Dubai", "Zurich": "Europe/Zurich",
    "Shanghai": "Asia/Shanghai", "Hong Kong": "Asia/Hong_Kong", "Gaza": "Asia/Gaza", "Hebron": "Asia/Hebron", "Aden": "Asia/Aden",
    "Karachi": "Asia/Karachi", "Simferopol": "Europe/Simferopol", "Lagos": "Africa/Lagos", "Casablanca": "Africa/Casablanca",
    "Sydney": "Australia/Sydney", "Toronto": "America/Toronto", "Los Angeles": "America/Los_Angeles", "Chicago": "America/Chicago",
    "Sao Paulo": "America/Sao_Paulo", "Johannesburg": "Africa/Johannesburg", "Kolkata": "Asia/Calcutta",
    "Vladivostok": "Asia/Vladivostok", "Jerusalem": "Asia/Jerusalem",
}  # fmt: skip
# English name | ar | fa | fr | es | ru | de; a comma parts further forms.
OWN_NAMES = {
    "state": """
United States|أمريكا,أميركا,الولايات المتحدة الأمريكية,الولايات المتحدة الأميركية|آمریکا,امریکا,ایالات متحده آمریکا|Etats-Unis,USA|EE.UU.,EE UU,EEUU|США,Америка|USA,Vereinigten Staaten,Amerika
United Kingdom|بريطانيا,المملكة المتحدة|انگلیس,انگلستان|Grande-Bretagne,Angleterre|Gran Bretaña,Inglaterra|Британия|Großbritannien,England
Russia|روسيا الاتحادية|فدراسیون روسیه|Fédération de Russie|Federación Rusa|Российская Федерация,РФ|Russische Föderation
South Korea|كوريا الجنوبية|کره جنوبی|République de Corée|República de Corea|Южная Корея|Republik Korea
North Korea|كوريا الشمالية|کره شمالی|Corée du Nord|Corea del Norte|Северная Корея|Nordkorea
Iran|الجمهورية الإسلامية|جمهوری اسلامی ایران,جمهوری اسلامی|République islamique|República Islámica|Исламская Республика|Islamische Republik
Palestine|فلسطين|فلسطین|Palestine|Palestina|Палестина|Palästina
Syria|سورية,سوريا|سوریه|Syrie|Siria|Сирия|Syrien
Turkey|تركيا|ترکیه|Turquie|Turquía|Турция|Türkei
Myanmar|ميانمار,بورما|میانمار|Birmanie,Myanmar|Birmania,Myanmar|Мьянма|Birma
Congo|الكونغو,الكونغو الديمقراطية|کنگو|Congo,République démocratique du Congo,RDC|Congo|Конго|Kongo
Macedonia|مقدونيا|مقدونیه|Macédoine|Macedonia|Македония|Mazedonien
Ivory Coast|ساحل العاج|ساحل عاج|Côte d'Ivoire|Costa de Marfil|Кот-д'Ивуар|Elfenbeinküste
Czech Republic|التشيك|جمهوری چک|République tchèque|República Checa|Чехия|Tschechische Republik
United Arab Emirates|الإمارات|امارات,امارات متحده عربی|Emirats arabes unis,Emirats|Emiratos|Эмираты|Emirate
China|الصين|چین|République populaire de Chine|República Popular China|КНР|Volksrepublik China
Soviet Union|الاتحاد السوفياتي,الاتحاد السوفيتي|اتحاد جماهیر شوروی,شوروی|Union soviétique,URSS|Unión Soviética,URSS|Советский Союз,СССР|Sowjetunion
Belarus|بيلاروسيا|بلاروس|Biélorussie|Bielorrusia|Белоруссия|Weißrussland
Vatican|الفاتيكان|واتیکان|Vatican,Saint-Siège|Vaticano,Santa Sede|Ватикан|Vatikan
Oman|سلطنة عمان|سلطنت عمان|Sultanat d'Oman|Omán|Оман|Sultanat Oman
Saudi Arabia|المملكة العربية السعودية,السعودية|عربستان سعودی,عربستان|Arabie saoudite|Arabia Saudita,Arabia Saudí|Саудовская Аравия|Saudi-Arabien
Netherlands|هولندا|هلند|Pays-Bas|Países Bajos,Holanda|Нидерланды,Голландия|Niederlande
Moldova|مولدوفا|مولداوی|Moldavie|Moldavia|Молдавия,Молдова|Moldau,Moldawien
Kyrgyzstan|قيرغيزستان|قرقیزستان|Kirghizistan|Kirguistán|Киргизия,Кыргызстан|Kirgisistan
Taiwan|تايوان|تایوان|Taïwan|Taiwán|Тайвань|Taiwan
""",
    "capital": """
Albania|تيرانا|تیرانا|Tirana|Tirana|Тирана|Tirana
Bahrain|المنامة|منامه|Manama|Manama|Манама|Manama
Brazil|برازيليا|برازیلیا|Brasilia|Brasilia|Бразилиа|Brasília
Cameroon|ياوندي|یائونده|Yaoundé|Yaundé|Яунде|Yaoundé
Canada|أوتاوا|اتاوا|Ottawa|Ottawa|Оттава|Ottawa
Chad|نجامينا|انجامنا|N'Djamena|Yamena|Нджамена|N'Djamena
China|بكين|پکن|Pékin|Pekín|Пекин|Peking
Ecuador|كيتو|کیتو|Quito|Quito|Кито|Quito
Germany|برلين|برلین|Berlin|Berlín|Берлин|Berlin
India|نيودلهي|دهلی نو,دهلی|New Delhi|Nueva Delhi|Нью-Дели,Дели|Neu-Delhi
Israel|تل أبيب|تل‌آویو|Tel-Aviv|Tel Aviv|Тель-Авив|Tel Aviv
Kazakhstan|أستانا|آستانه|Astana|Astaná,Astana|Астана|Astana
Kosovo|بريشتينا|پریشتینا|Pristina|Pristina|Приштина|Pristina
Malta|فاليتا|والتا|La Valette|La Valeta|Валлетта|Valletta
Morocco|الرباط|رباط|Rabat|Rabat|Рабат|Rabat
Myanmar|نايبيداو|نایپیداو|Naypyidaw|Naipyidó|Нейпьидо|Naypyidaw
Netherlands|لاهاي|لاهه|La Haye|La Haya|Гаага|Den Haag
New Zealand|ويلينغتون|ولینگتون|Wellington|Wellington|Веллингтон|Wellington
Nigeria|أبوجا|ابوجا|Abuja|Abuya|Абуджа|Abuja
Pakistan|إسلام آباد,إسلام أباد|اسلام‌آباد,اسلام آباد|Islamabad|Islamabad|Исламабад|Islamabad
Palestine|رام الله|رام‌الله|Ramallah|Ramala|Рамалла|Ramallah
Qatar|الدوحة|دوحه|Doha|Doha|Доха|Doha
South Africa|بريتوريا|پرتوریا|Pretoria|Pretoria|Претория|Pretoria
Switzerland|برن|برن|Berne|Berna|Берн|Bern
Tanzania|دودوما|دودوما|Dodoma|Dodoma|Додома|Dodoma
Turkey|أنقرة|آنکارا|Ankara|Ankara|Анкара|Ankara
Ukraine|كييف|کی‌یف,کیف|Kiev,Kyiv|Kiev,Kyiv|Киев|Kiew,Kyjiw
United Arab Emirates|أبوظبي,أبو ظبي|ابوظبی|Abou Dhabi|Abu Dabi|Абу-Даби|Abu Dhabi
United States|واشنطن|واشنگتن|Washington|Washington|Вашингтон|Washington
Vietnam|هانوي|هانوی|Hanoï|Hanói|Ханой|Hanoi
Yemen|صنعاء|صنعا|Sanaa|Saná|Сана|Sanaa
Nepal|كاتماندو|کاتماندو|Katmandou|Katmandú|Катманду|Kathmandu
Eritrea|أسمرة|اسمره|Asmara|Asmara|Асмэра|Asmara
Cyprus|نيقوسيا|نیکوزیا|Nicosie|Nicosia|Никосия|Nikosia
Australia|كانبيرا|کانبرا|Canberra|Canberra|Канберра|Canberra
Kuwait|مدينة الكويت|شهر کویت|Koweït-Ville|Ciudad de Kuwait|Эль-Кувейт|Kuwait-Stadt
""",
    "city": """
Geneva|جنيف|ژنو|Genève|Ginebra|Женева|Genf
Jeddah|جدة|جده|Djeddah|Yeda|Джидда|Dschidda
Davos|دافوس|داووس|Davos|Davos|Давос|Davos
Munich|ميونيخ|مونیخ|Munich|Múnich|Мюнхен|München
Lausanne|لوزان|لوزان|Lausanne|Lausana|Лозанна|Lausanne
Hamburg|هامبورغ|هامبورگ|Hambourg|Hamburgo|Гамбург|Hamburg
Saint Petersburg|سان بطرسبورغ|سن پترزبورگ,سن‌پترزبورگ|Saint-Pétersbourg|San Petersburgo|Санкт-Петербург|Sankt Petersburg
Sochi|سوتشي|سوچی|Sotchi|Sochi|Сочи|Sotschi
Donetsk|دونيتسك|دونتسک|Donetsk|Donetsk|Донецк|Donezk
Kharkiv|خاركيف|خارکیف|Kharkiv|Járkov|Харьков|Charkiw
Odesa|أوديسا|اودسا|Odessa|Odesa|Одесса|Odessa
Mariupol|ماريوبول|ماریوپل|Marioupol|Mariúpol|Мариуполь|Mariupol
Crimea|القرم|کریمه|Crimée|Crimea|Крым|Krim
Sharm el-Sheikh|شرم الشيخ|شرم‌الشیخ|Charm el-Cheikh|Sharm el Sheij|Шарм-эш-Шейх|Scharm el-Scheich
Aleppo|حلب|حلب|Alep|Alepo|Алеппо|Aleppo
Mosul|الموصل|موصل|Mossoul|Mosul|Мосул|Mossul
Basra|البصرة|بصره|Bassora|Basora|Басра|Basra
Rafah|رفح|رفح|Rafah|Rafah|Рафах|Rafah
Port Sudan|بورتسودان|پورت سودان|Port-Soudan|Puerto Sudán|Порт-Судан|Port Sudan
Darfur|دارفور|دارفور|Darfour|Darfur|Дарфур|Darfur
El Fasher|الفاشر|الفاشر|El-Fasher|El Fasher|Эль-Фашир|El Fascher
Benghazi|بنغازي|بنغازی|Benghazi|Bengasi|Бенгази|Bengasi
Panmunjom|بانمونجوم|پانمونجوم|Panmunjom|Panmunjom|Пханмунджом|Panmunjom
Busan|بوسان|بوسان|Busan|Busan|Пусан|Busan
Barcelona|برشلونة|بارسلونا|Barcelone|Barcelona|Барселона|Barcelona
Milan|ميلانو|میلان|Milan|Milán|Милан|Mailand
Frankfurt|فرانكفورت|فرانکفورت|Francfort|Fráncfort|Франкфурт|Frankfurt
Strasbourg|ستراسبورغ|استراسبورگ|Strasbourg|Estrasburgo|Страсбург|Straßburg
Isfahan|أصفهان|اصفهان|Ispahan|Isfahán|Исфахан|Isfahan
Mashhad|مشهد|مشهد|Mechhed|Mashhad|Мешхед|Maschhad
Alexandria|الإسكندرية|اسکندریه|Alexandrie|Alejandría|Александрия|Alexandria
Cartagena|قرطاجنة|کارتاخنا|Carthagène|Cartagena|Картахена|Cartagena
Boston|بوسطن|بوستون|Boston|Boston|Бостон|Boston
San Francisco|سان فرانسيسكو|سان فرانسیسکو|San Francisco|San Francisco|Сан-Франциско|San Francisco
""",
}


# English name | role | pt | it | nl | tr | uk; a comma parts further forms, "-" is none.
FURTHER_LANGUAGES = ("pt", "it", "nl", "tr", "uk")
FURTHER_NAMES = """
United States|state|EUA,Estados Unidos da América|Usa,Stati Uniti d'America|VS,Amerika|ABD,Amerika|США,Америка
United Kingdom|state|Grã-Bretanha,Inglaterra|Gran Bretagna,Inghilterra|Groot-Brittannië,Engeland|İngiltere,Britanya|Британія,Велика Британія
Russia|state|Federação Russa|Federazione Russa|Russische Federatie|Rusya Federasyonu|Російська Федерація,РФ
South Korea|state|Coreia do Sul|Corea del Sud|Zuid-Korea|Güney Kore|Південна Корея
North Korea|state|Coreia do Norte|Corea del Nord|Noord-Korea|Kuzey Kore|Північна Корея
Palestine|state|Palestina|Palestina|Palestina|Filistin|Палестина
Syria|state|Síria|Siria|Syrië|Suriye|Сирія
Turkey|state|Turquia|Turchia|Turkije|Türkiye|Туреччина
Iran|state|Irão,Irã|Iran|Iran|İran|Іран
Ivory Coast|state|Costa do Marfim|Costa d'Avorio|Ivoorkust|Fildişi Sahili|Кот-д'Івуар
Czech Republic|state|República Checa,Chéquia|Repubblica Ceca|Tsjechië|Çekya|Чехія
United Arab Emirates|state|Emirados Árabes Unidos,Emirados|Emirati Arabi Uniti,Emirati|Verenigde Arabische Emiraten,Emiraten|Birleşik Arap Emirlikleri,BAE|Емірати,ОАЕ
China|state|República Popular da China|Repubblica Popolare Cinese|Volksrepubliek China|Çin Halk Cumhuriyeti|КНР
Belarus|state|Bielorrússia,Belarus|Bielorussia|Wit-Rusland|Belarus|Білорусь
Vatican|state|Vaticano,Santa Sé|Vaticano|Vaticaan|Vatikan|Ватикан
Saudi Arabia|state|Arábia Saudita|Arabia Saudita|Saoedi-Arabië|Suudi Arabistan|Саудівська Аравія
Netherlands|state|Holanda,Países Baixos|Olanda,Paesi Bassi|Nederland|Hollanda|Нідерланди
Moldova|state|Moldávia,Moldova|Moldavia|Moldavië|Moldova|Молдова
Taiwan|state|Taiwan|Taiwan|Taiwan|Tayvan|Тайвань
Ukraine|capital|Kiev,Kyiv|Kiev,Kyiv|Kiev,Kyiv,Kyjiv|Kiev|Києва,Києві,Києву,Києвом
United States|capital|Washington|Washington|Washington|Washington|Вашингтон
Russia|capital|Moscovo,Moscou|Mosca|Moskou|Moskova|Москва
China|capital|Pequim|Pechino|Peking|Pekin|Пекін
Turkey|capital|Ancara|Ankara|Ankara|Ankara|Анкара
Israel|capital|Tel Aviv,Telavive|Tel Aviv|Tel Aviv|Tel Aviv|Тель-Авів
India|capital|Nova Deli|Nuova Delhi,New Delhi|New Delhi|Yeni Delhi|Нью-Делі,Делі
Switzerland|capital|Berna|Berna|Bern|Bern|Берн
Qatar|capital|Doha|Doha|Doha|Doha|Доха
Netherlands|capital|Haia|L'Aia|Den Haag|Lahey|Гаага
Azerbaijan|capital|Baku|Baku|Bakoe|Bakü|Баку
Brazil|capital|Brasília|Brasilia|Brasilia|Brasília|Бразиліа
Geneva|city|Genebra|Ginevra|Genève|Cenevre|Женева
Munich|city|Munique|Monaco di Baviera|München|Münih|Мюнхен
Odesa|city|Odessa|Odessa|Odessa|Odessa|Одеса
Kharkiv|city|Kharkiv|Kharkiv|Charkiv|Harkiv|Харків,Харкова,Харкові
Mariupol|city|Mariupol|Mariupol|Marioepol|Mariupol|Маріуполь
Donetsk|city|Donetsk|Donetsk|Donetsk|Donetsk|Донецьк
Crimea|city|Crimeia|Crimea|Krim|Kırım|Крим
Saint Petersburg|city|São Petersburgo|San Pietroburgo|Sint-Petersburg|Saint Petersburg|Санкт-Петербург
Istanbul|city|Istambul|Istanbul|Istanboel,Istanbul|İstanbul|Стамбул
New York|city|Nova Iorque,Nova York|New York|New York|New York|Нью-Йорк
"""


EASTERN_LANGUAGES = ("zh", "ja", "ko")
EASTERN_NAMES = """
United States|state|美国,美國,美方|米国,アメリカ,米側|미국
North Korea|state|朝鲜,北韓,北朝鮮,朝方|北朝鮮,朝鮮民主主義人民共和国|북한,조선
South Korea|state|韩国,韓國,韩方|韓国|한국,남한
China|state|中国,中國,中方|中国|중국
Japan|state|日本,日方|日本|일본
Russia|state|俄罗斯,俄羅斯,俄方|ロシア,露|러시아
United Kingdom|state|英国,英國|英国,イギリス|영국
France|state|法国,法國|フランス,仏|프랑스
Germany|state|德国,德國|ドイツ,独|독일
Taiwan|state|台湾,台灣,臺灣|台湾|대만,타이완
Iran|state|伊朗|イラン|이란
Israel|state|以色列|イスラエル|이스라엘
Ukraine|state|乌克兰,烏克蘭|ウクライナ|우크라이나
India|state|印度|インド|인도
Pakistan|state|巴基斯坦|パキスタン|파키스탄
Vietnam|state|越南|ベトナム|베트남
Philippines|state|菲律宾,菲律賓|フィリピン|필리핀
Myanmar|state|缅甸,緬甸|ミャンマー|미얀마
Mongolia|state|蒙古,蒙古国|モンゴル|몽골
Turkey|state|土耳其|トルコ|튀르키예,터키
Saudi Arabia|state|沙特,沙特阿拉伯|サウジアラビア,サウジ|사우디아라비아,사우디
United Arab Emirates|state|阿联酋|アラブ首長国連邦,ＵＡＥ|아랍에미리트
Syria|state|叙利亚|シリア|시리아
Palestine|state|巴勒斯坦|パレスチナ|팔레스타인
Belarus|state|白俄罗斯|ベラルーシ|벨라루스
Indonesia|state|印尼|インドネシア|인도네시아
Australia|state|澳洲,澳大利亚|オーストラリア,豪州|호주
Egypt|state|埃及|エジプト|이집트
Vatican|state|梵蒂冈|バチカン|바티칸
United States|capital|华盛顿|ワシントン|워싱턴
North Korea|capital|平壤|平壌|평양
South Korea|capital|首尔|ソウル|서울
China|capital|北京|北京|베이징
Japan|capital|东京|東京|도쿄
Russia|capital|莫斯科|モスクワ|모스크바
Taiwan|capital|台北|台北|타이베이
United Kingdom|capital|伦敦|ロンドン|런던
France|capital|巴黎|パリ|파리
Germany|capital|柏林|ベルリン|베를린
Mongolia|capital|乌兰巴托|ウランバートル|울란바토르
Switzerland|capital|伯尔尼|ベルン|베른
Sweden|capital|斯德哥尔摩|ストックホルム|스톡홀름
Iran|capital|德黑兰|テヘラン|테헤란
Israel|capital|特拉维夫|テルアビブ|텔아비브
India|capital|新德里|ニューデリー|뉴델리
Ukraine|capital|基辅|キーウ,キエフ|키이우,키예프
Qatar|capital|多哈|ドーハ|도하
Geneva|city|日内瓦|ジュネーブ|제네바
New York|city|纽约|ニューヨーク|뉴욕
Istanbul|city|伊斯坦布尔|イスタンブール|이스탄불
Dubai|city|迪拜|ドバイ|두바이
Hong Kong|city|香港|香港|홍콩
Shanghai|city|上海|上海|상하이
Vladivostok|city|符拉迪沃斯托克,海参崴|ウラジオストク|블라디보스토크
Panmunjom|city|板门店|板門店|판문점
Osaka|city|大阪|大阪|오사카
Gaza|city|加沙|ガザ|가자
Jerusalem|city|耶路撒冷|エルサレム|예루살렘
Zurich|city|苏黎世|チューリヒ|취리히
"""


def main() -> None:
    # Where a capital and another state share a name ("عمان"), the state keeps it.
    found = sorted([*from_cldr(), *own()], key=lambda row: row[3])
    rows = sorted({row[:2]: row for row in found if row[:2] not in AMBIGUOUS}.values())
    for folder in ("lesser", "eastern"):
        with (LEXICON / folder / "places.tsv").open("w", encoding="utf-8", newline="\n") as file:
            file.write("language\tname\tenglish\trole\tsource\texample\n")
            file.writelines("\t".join(row) + "\n" for row in rows if (row[0] in EASTERN_LANGUAGES) == (folder == "eastern"))


def from_cldr() -> list[tuple[str, ...]]:
    """Rows of language, name, English name, role, source, example."""
    english = {name: code for code, name in Locale("en").territories.items() if len(code) == 2}
    with (LEXICON / "states.tsv").open(encoding="utf-8") as file:
        states = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for language in LANGUAGES:
        locale = Locale(language)
        zones = locale._data["time_zones"]
        cities = {identity.split("/")[-1].replace("_", " "): zone.get("city") for identity, zone in zones.items()}
        for state in states:
            code = CODES.get(state["name"]) or english.get(state["name"])
            name = locale.territories.get(code) if code else None
            if name and "(" not in name and " - " not in name:
                found.append(row(language, name, state["name"], "state", CLDR))
            # CLDR names a city only where the language words it otherwise than English does.
            capital = cities.get(state["capital"]) or (state["capital"] if language in LATIN else None)
            if capital:
                found.append(row(language, capital, state["name"], "capital", CLDR))
        for city, identity in CITIES.items():
            if name := zones.get(identity, {}).get("city"):
                found.append(row(language, name, city, "city", CLDR))
    return found


def own() -> list[tuple[str, ...]]:
    found = []
    for role, table in OWN_NAMES.items():
        for line in table.strip().splitlines():
            english, *names = line.split("|")
            for language, forms in zip(OF_OWN_NAMES, names, strict=True):
                found += [row(language, form, english, role, OWN) for form in forms.split(",")]
    for line in FURTHER_NAMES.strip().splitlines():
        english, role, *names = line.split("|")
        for language, forms in zip(FURTHER_LANGUAGES, names, strict=True):
            found += [row(language, form, english, role, OWN) for form in forms.split(",") if form != "-"]
    for line in EASTERN_NAMES.strip().splitlines():
        english, role, *names = line.split("|")
        for language, forms in zip(EASTERN_LANGUAGES, names, strict=True):
            found += [row(language, form, english, role, OWN) for form in forms.split(",")]
    return found


def row(language: str, name: str, english: str, role: str, source: str) -> tuple[str, ...]:
    bare = "".join(c for c in name.replace("’", "'") if unicodedata.category(c) not in ("Mn", "Cf") or c == "\u200c")
    return language, bare, english, role, source, EXAMPLES[language].format(bare)


if __name__ == "__main__":
    main()

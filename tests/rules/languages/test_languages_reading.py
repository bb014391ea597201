"""Records of reports in other languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import CountRole, Event, Record
from summarizer.rules.engine import RulesEngine
from summarizer.rules.languages.lexicon import languages
from summarizer.source import Source

ENGINE = RulesEngine()
PUBLISHED = date(2024, 5, 2)
BOTH = {"releasing", "receiving"}


def record(text: str, language: str) -> Record:
    made = ENGINE.extract(Source.from_text(text, "t", published=PUBLISHED, language=language))
    return Record.model_validate(made.model_dump(mode="json"), context={"text": text})


def event(text: str, language: str) -> Event:
    (only,) = record(text, language).events
    return only


def roles(found: Event) -> dict[str, set[str]]:
    return {party.name: set(map(str, party.roles)) for party in found.parties}


def transfers(found: Event) -> set[tuple[str | None, str | None, int | None]]:
    return {
        (c.released_by, c.released_to, c.low) for c in found.counts if c.role is CountRole.TRANSFER
    }


def told(found: Event) -> tuple[str, str]:
    return str(found.kind), str(found.status)


def days(found: Event) -> set[tuple[str, str | None]]:
    return {(str(each.role), each.date) for each in found.dates}


SWAPS = {
    "ru": "Армения и Азербайджан обменялись пленными\n\nВ среду Армения передала 3 "
    "азербайджанских "
    "солдат, а Азербайджан освободил 17 армянских военнослужащих. Посредником выступила Грузия.",
    "uk": "Вірменія та Азербайджан обмінялися полоненими\n\nУ середу Вірменія передала 3 "
    "азербайджанських солдатів, а Азербайджан звільнив 17 вірменських військовослужбовців. "
    "Посередником виступила Грузія.",
    "de": "Gefangenenaustausch zwischen Armenien und Aserbaidschan\n\nAm Mittwoch übergab "
    "Armenien "
    "3 aserbaidschanische Soldaten, und Aserbaidschan ließ 17 armenische Soldaten frei. Georgien "
    "vermittelte.",
    "es": "Armenia y Azerbaiyán canjean prisioneros\n\nEl miércoles Armenia entregó a 3 soldados "
    "azerbaiyanos, y Azerbaiyán liberó a 17 soldados armenios. Georgia actuó como mediadora.",
    "fr": "Échange de prisonniers entre l'Arménie et l'Azerbaïdjan\n\nMercredi, l'Arménie a "
    "remis 3 "
    "soldats azerbaïdjanais et l'Azerbaïdjan a libéré 17 soldats arméniens. La Géorgie a "
    "servi de "
    "médiatrice.",
    "ar": "تبادل أسرى بين أرمينيا وأذربيجان\n\nسلمت أرمينيا يوم الأربعاء 3 جنود أذربيجانيين، "
    "وأفرجت "
    "أذربيجان عن 17 جنديا أرمينيا. وجرت العملية بوساطة جورجيا.",
    "he": "חילופי שבויים בין ארמניה לאזרבייג'ן\n\nארמניה מסרה ביום רביעי 3 חיילים אזרים, "
    "ואזרבייג'ן "
    "שחררה 17 חיילים ארמנים. העסקה הושגה בתיווכה של גאורגיה.",
    "tr": "Ermenistan ile Azerbaycan arasında esir takası\n\nÇarşamba günü Ermenistan 3 "
    "Azerbaycanlı "
    "askeri teslim etti, Azerbaycan 17 Ermeni askeri serbest bıraktı. Gürcistan arabuluculuk "
    "yaptı.",
    "hy": "Գերիների փոխանակում Հայաստանի և Ադրբեջանի միջև\n\nՉորեքշաբթի Հայաստանը հանձնեց 3 "
    "ադրբեջանցի զինվորի, իսկ Ադրբեջանն ազատ արձակեց 17 հայ զինվորի։ Միջնորդ էր Վրաստանը։",
    "az": "Ermənistan və Azərbaycan arasında əsir mübadiləsi\n\nÇərşənbə günü Ermənistan 3 "
    "azərbaycanlı əsgəri təhvil verdi, Azərbaycan 17 erməni əsgəri azad etdi. Gürcüstan "
    "vasitəçilik "
    "etdi.",
    "pt": "Arménia e Azerbaijão trocam prisioneiros\n\nNa quarta-feira a Arménia entregou 3 "
    "soldados "
    "azerbaijanos, e o Azerbaijão libertou 17 soldados arménios. A Geórgia foi mediadora.",
    "it": "Scambio di prigionieri tra Armenia e Azerbaigian\n\nMercoledì l'Armenia ha "
    "consegnato 3 "
    "soldati azeri, e l'Azerbaigian ha liberato 17 soldati armeni. Con la mediazione della "
    "Georgia.",
    "pl": "Armenia i Azerbejdżan wymieniły się jeńcami\n\nW środę Armenia przekazała 3 azerskich "
    "żołnierzy, a Azerbejdżan uwolnił 17 ormiańskich żołnierzy. Pośredniczyła Gruzja.",
    "fa": "تبادل اسرا میان ارمنستان و جمهوری آذربایجان\n\nروز چهارشنبه ارمنستان 3 سرباز "
    "آذربایجانی را "
    "تحویل داد، و جمهوری آذربایجان 17 سرباز ارمنی را آزاد کرد. گرجستان میانجی بود.",
}


@pytest.mark.parametrize("language", SWAPS)
def test_exchange(language: str) -> None:
    found = event(SWAPS[language], language)
    assert told(found) == ("exchange", "completed")
    assert roles(found) == {"Armenia": BOTH, "Azerbaijan": BOTH, "Georgia": {"mediator"}}
    assert transfers(found) == {("Armenia", "Azerbaijan", 3), ("Azerbaijan", "Armenia", 17)}
    assert days(found) == {("handover", "2024-05-01")}


RELEASES = {
    "ru": "Вчера Азербайджан освободил восемь армянских пленных. В плену остаются 30 человек.",
    "uk": "Учора Азербайджан звільнив вісьмох вірменських полонених. У полоні залишаються 30 осіб.",
    "de": "Gestern ließ Aserbaidschan acht armenische Gefangene frei. Weitere 30 Gefangene "
    "werden "
    "noch immer festgehalten.",
    "es": "Azerbaiyán liberó ayer a ocho prisioneros armenios. Otros 30 detenidos siguen en "
    "la cárcel.",
    "fr": "L'Azerbaïdjan a libéré hier huit prisonniers arméniens. 30 autres détenus restent "
    "en prison.",
    "ar": "أفرجت أذربيجان أمس عن ثمانية أسرى أرمن. ولا يزال 30 أسيرا في السجون.",
    "he": "אזרבייג'ן שחררה אתמול שמונה שבויים ארמנים. עדיין מוחזקים 30 שבויים.",
    "tr": "Azerbaycan dün sekiz Ermeni esiri serbest bıraktı. Halen 30 esir tutuluyor.",
    "hy": "Ադրբեջանը երեկ ազատ արձակեց ութ հայ գերու։ Բանտերում դեռ մնում է 30 գերի։",
    "az": "Azərbaycan dünən səkkiz erməni əsiri azad etdi. Hələ də 30 əsir saxlanılır.",
    "pt": "O Azerbaijão libertou ontem oito prisioneiros arménios. Outros 30 detidos "
    "continuam na "
    "prisão.",
    "it": "L'Azerbaigian ha liberato ieri otto prigionieri armeni. Altri 30 detenuti restano in "
    "carcere.",
    "pl": "Azerbejdżan uwolnił wczoraj ośmiu ormiańskich jeńców. W niewoli pozostaje nadal 30 "
    "osób.",
    "fa": "جمهوری آذربایجان دیروز هشت اسیر ارمنی را آزاد کرد. هنوز 30 اسیر در زندان هستند.",
}


@pytest.mark.parametrize("language", RELEASES)
def test_release(language: str) -> None:
    found = event(RELEASES[language], language)
    assert told(found) == ("one_sided_release", "completed")
    assert roles(found) == {"Azerbaijan": {"releasing"}, "Armenia": {"receiving"}}
    assert transfers(found) == {("Azerbaijan", "Armenia", 8)}
    background = [c.low for c in found.counts if c.role is CountRole.BACKGROUND]
    assert background == [30]
    assert days(found) == {("handover", "2024-05-01")}


STAGES = [
    ("ru", "Москва и Киев договорились об обмене 150 военнопленными.", "agreed"),
    ("ru", "Киев предложил Москве обменять всех военнопленных.", "proposed"),
    ("ru", "Обмен пленными между Москвой и Киевом сорван.", "failed"),
    ("uk", "Київ і Москва домовилися про обмін полоненими.", "agreed"),
    ("uk", "Київ запропонував Москві обміняти всіх полонених.", "proposed"),
    ("uk", "Обмін полоненими між Києвом і Москвою зірвано.", "failed"),
    ("de", "Moskau und Kiew haben sich auf einen Gefangenenaustausch geeinigt.", "agreed"),
    ("de", "Kiew schlug Moskau einen Austausch aller Kriegsgefangenen vor.", "proposed"),
    ("de", "Der Gefangenenaustausch zwischen Moskau und Kiew ist gescheitert.", "failed"),
    ("es", "Rusia y Ucrania acordaron un canje de prisioneros.", "agreed"),
    ("es", "Ucrania propuso a Rusia canjear a todos los prisioneros.", "proposed"),
    ("es", "Fracasó el canje de prisioneros entre Rusia y Ucrania.", "failed"),
    ("fr", "La Russie et l'Ukraine ont conclu un accord sur un échange de prisonniers.", "agreed"),
    ("fr", "L'Ukraine a proposé à la Russie d'échanger tous les prisonniers.", "proposed"),
    ("fr", "L'échange de prisonniers entre la Russie et l'Ukraine a échoué.", "failed"),
    ("ar", "اتفقت روسيا وأوكرانيا على صفقة تبادل أسرى.", "agreed"),
    ("ar", "اقترحت أوكرانيا على روسيا تبادل الأسرى.", "proposed"),
    ("ar", "فشلت عملية تبادل الأسرى بين روسيا وأوكرانيا.", "failed"),
    ("he", "רוסיה ואוקראינה סיכמו על עסקת חילופי שבויים.", "agreed"),
    ("he", "אוקראינה הציעה לרוסיה עסקת שבויים.", "proposed"),
    ("he", "עסקת השבויים בין רוסיה לאוקראינה נכשלה.", "failed"),
    ("tr", "Rusya ile Ukrayna esir takası konusunda anlaştı.", "agreed"),
    ("tr", "Ukrayna, Rusya'ya esir takası önerdi.", "proposed"),
    ("tr", "Rusya ile Ukrayna arasındaki esir takası iptal edildi.", "failed"),
    ("hy", "Ռուսաստանն ու Ուկրաինան պայմանավորվեցին գերիների փոխանակման շուրջ։", "agreed"),
    ("hy", "Ուկրաինան Ռուսաստանին առաջարկեց գերիների փոխանակում։", "proposed"),
    ("hy", "Ռուսաստանի և Ուկրաինայի միջև գերիների փոխանակումը ձախողվեց։", "failed"),
    ("az", "Rusiya və Ukrayna əsir mübadiləsi barədə razılaşdılar.", "agreed"),
    ("pt", "A Rússia e a Ucrânia acordaram uma troca de prisioneiros.", "agreed"),
    ("pt", "A Ucrânia propôs à Rússia uma troca de prisioneiros.", "proposed"),
    ("pt", "Fracassou a troca de prisioneiros entre a Rússia e a Ucrânia.", "failed"),
    ("it", "Russia e Ucraina hanno raggiunto un accordo su uno scambio di prigionieri.", "agreed"),
    ("it", "L'Ucraina ha proposto alla Russia uno scambio di prigionieri.", "proposed"),
    ("it", "È fallito lo scambio di prigionieri tra Russia e Ucraina.", "failed"),
    ("pl", "Rosja i Ukraina uzgodniły wymianę jeńców.", "agreed"),
    ("pl", "Ukraina zaproponowała Rosji wymianę jeńców.", "proposed"),
    ("pl", "Wymiana jeńców między Rosją a Ukrainą została odwołana.", "failed"),
    ("fa", "روسیه و اوکراین بر سر تبادل اسرا توافق کردند.", "agreed"),
    ("fa", "اوکراین به روسیه تبادل اسرا را پیشنهاد کرد.", "proposed"),
    ("fa", "تبادل اسرا میان روسیه و اوکراین لغو شد.", "failed"),
    ("az", "Ukrayna Rusiyaya əsir mübadiləsi təklif etdi.", "proposed"),
    ("az", "Rusiya və Ukrayna arasında əsir mübadiləsi baş tutmadı.", "failed"),
]


@pytest.mark.parametrize(("language", "text", "status"), STAGES)
def test_status(language: str, text: str, status: str) -> None:
    found = event(text, language)
    assert told(found) == ("exchange", status)
    assert set(roles(found)) == {"Russia", "Ukraine"}


NONE = [
    ("ru", "Семьи военнопленных потребовали обмена. Они надеются, что солдаты вернутся."),
    ("ru", "Спецназ освободил трёх заложников в ходе штурма банка."),
    ("ru", "Университеты договорились об обмене студентами."),
    ("ru", "Министр освобожден от должности."),
    ("uk", "Родини полонених вимагають обміну. Вони сподіваються, що воїни повернуться."),
    ("uk", "Університети домовилися про обмін студентами."),
    ("de", "Angehörige fordern die Freilassung der Geiseln im Gazastreifen."),
    ("de", "Der Schüleraustausch mit Polen findet wieder statt."),
    ("de", "Der Richter ließ den Verdächtigen gegen Kaution frei."),
    ("es", "Las familias exigen la liberación de los rehenes. Esperan que vuelvan a casa."),
    ("es", "La policía rescató a tres rehenes tras un operativo de rescate en un banco."),
    ("es", "Las universidades firmaron un acuerdo de intercambio de estudiantes."),
    ("fr", "Les familles réclament la libération des otages et espèrent leur retour."),
    ("fr", "Les forces spéciales ont libéré trois otages lors d'un assaut contre la banque."),
    ("fr", "Les deux lycées ont signé un accord d'échange scolaire."),
    ("ar", "طالبت عائلات الأسرى بالإفراج عن أبنائها."),
    ("ar", "وقعت الجامعتان اتفاقا لتبادل الطلاب."),
    ("ar", "حررت القوات الخاصة ثلاث رهائن في عملية أمنية."),
    ("he", "משפחות החטופים דורשות את שחרור החטופים."),
    ("he", "כוחות הביטחון חילצו שלושה חטופים במבצע חילוץ."),
    ("tr", "Rehinelerin aileleri serbest bırakılmalarını talep etti."),
    ("tr", "Polis, bankadaki üç rehineyi operasyonla kurtardı; rehineler serbest kaldı."),
    ("tr", "İki üniversite öğrenci değişim programı anlaşması imzaladı."),
    ("hy", "Գերիների ընտանիքները պահանջում են ազատ արձակել նրանց։"),
    ("hy", "Համալսարանները ստորագրեցին ուսանողների փոխանակման համաձայնագիր։"),
    ("az", "Əsirlərin ailələri onların azad edilməsini tələb edir."),
    ("pt", "As famílias exigem a libertação dos reféns."),
    ("pt", "As universidades assinaram um acordo de intercâmbio de estudantes."),
    ("it", "Le famiglie chiedono la liberazione degli ostaggi."),
    ("it", "Le forze speciali hanno liberato tre ostaggi con un blitz nella banca."),
    ("pl", "Rodziny zakładników domagają się ich uwolnienia."),
    ("pl", "Uczelnie podpisały umowę o wymianie studentów, wymiana studentów ruszy jesienią."),
    ("fa", "خانواده‌های گروگان‌ها خواستار آزادی آنان شدند."),
    ("fa", "دو دانشگاه برای تبادل دانشجو توافق کردند."),
    ("az", "Ordu üç kəndi işğaldan azad etdi, əsir düşən olmayıb."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_event(language: str, text: str) -> None:
    assert record(text, language).events == []


def test_explained() -> None:
    text = RELEASES["ru"]
    explanation = ENGINE.explain(Source.from_text(text, "t", published=PUBLISHED, language="ru"))
    assert [each.span.of(text) for each in explanation.sentences()] == [
        "Вчера Азербайджан освободил восемь армянских пленных.",
        "В плену остаются 30 человек.",
    ]
    assert {ruling.rule for ruling in explanation.rulings} >= {
        "foreign.lead",
        "foreign.status.done",
        "foreign.side.act",
        "foreign.count.transfer",
        "foreign.date.handover",
    }


def test_refused_words_are_told() -> None:
    source = Source.from_text("Спецназ освободил трёх заложников.", "t", language="ru")
    (sentence,) = ENGINE.explain(source).sentences()
    assert [told.rule for told in sentence.told] == ["act.rescue"]


@settings(max_examples=25)
@given(st.text(max_size=300).filter(str.strip), st.sampled_from(languages()))
def test_any_text_goes_through(text: str, language: str) -> None:
    record(text, language)


@settings(max_examples=30)
@given(
    st.sampled_from(languages()),
    st.lists(
        st.sampled_from(
            [*" ".join((*SWAPS.values(), *RELEASES.values(), *(t for _, t, _ in STAGES))).split()]
        ),
        max_size=60,
    ),
)
def test_any_words_go_through(language: str, words: list[str]) -> None:
    record(" ".join(["x", *words]), language)


def test_mutual_release_is_an_exchange() -> None:
    found = event(
        "Azərbaycan və Ermənistan tərəfindən saxlanılan hərbçilər qarşılıqlı şəkildə azad "
        "ediliblər.",
        "az",
    )
    assert told(found) == ("exchange", "completed")
    assert roles(found) == {"Armenia": BOTH, "Azerbaijan": BOTH}


def test_both_ways_without_the_word() -> None:
    found = event(
        "Jeudi, le Pérou a libéré 5 soldats chiliens. Le même jour, le Chili a libéré 9 soldats "
        "du Pérou.",
        "fr",
    )
    assert told(found) == ("exchange", "completed")
    assert ("Peru", "Chile", 5) in transfers(found)


def test_begun_is_under_way() -> None:
    found = event("Сегодня начался обмен пленными между Арменией и Азербайджаном.", "ru")
    assert told(found) == ("exchange", "ongoing")


def test_price_turns_the_direction() -> None:
    found = event("Москва передала Киеву 20 пленных. Взамен переданы 20 военнопленных.", "ru")
    assert transfers(found) == {("Russia", "Ukraine", 20), ("Ukraine", "Russia", 20)}


def test_people_and_journey() -> None:
    found = event(
        "Armenia liberó el lunes a tres soldados azerbaiyanos, que fueron trasladados a Bakú. El "
        "presidente de Armenia, Pedro Paz Luna, dio la noticia. Su esposa, Ana Roca, calló.",
        "es",
    )
    assert {(p.name, str(p.role), p.party) for p in found.people} == {
        ("Pedro Paz Luna", "official", "Armenia"),
        ("Ana Roca", "other", None),
    }
    assert {(str(p.role), p.name) for p in found.locations} == {("transit", "Bakú")}


def test_held_since_is_a_capture() -> None:
    found = event(
        "Ieri l'Armenia ha liberato due soldati azeri, detenuti nel carcere di Gori dal 3 marzo.",
        "it",
    )
    assert days(found) == {("handover", "2024-05-01"), ("capture", "2024-03-03")}


def test_reasons() -> None:
    found = event(
        "Armenien ließ am Montag als Geste des guten Willens drei aserbaidschanische Soldaten "
        "frei.",
        "de",
    )
    (reason,) = found.rationales
    assert (reason.stated_by, [str(kind) for kind in reason.kinds]) == ("Armenia", ["goodwill"])


def test_earlier_releases_are_background() -> None:
    found = event(
        "Dün Ermenistan üç Azerbaycanlı askeri serbest bıraktı. 3 Ocak'ta Ermenistan 12 esiri "
        "serbest "
        "bırakmıştı.",
        "tr",
    )
    assert transfers(found) == {("Armenia", "Azerbaijan", 3)}
    assert [c.low for c in found.counts if c.role is CountRole.BACKGROUND] == [12]

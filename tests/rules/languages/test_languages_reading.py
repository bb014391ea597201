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
    "ru": "Армения и Азербайджан обменялись пленными\n\nВ среду Армения передала 3 азербайджанских "
    "солдат, а Азербайджан освободил 17 армянских военнослужащих. Посредником выступила Грузия.",
    "uk": "Вірменія та Азербайджан обмінялися полоненими\n\nУ середу Вірменія передала 3 "
    "азербайджанських солдатів, а Азербайджан звільнив 17 вірменських військовослужбовців. "
    "Посередником виступила Грузія.",
    "de": "Gefangenenaustausch zwischen Armenien und Aserbaidschan\n\nAm Mittwoch übergab Armenien "
    "3 aserbaidschanische Soldaten, und Aserbaidschan ließ 17 armenische Soldaten frei. Georgien "
    "vermittelte.",
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
    "de": "Gestern ließ Aserbaidschan acht armenische Gefangene frei. Weitere 30 Gefangene werden "
    "noch immer festgehalten.",
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

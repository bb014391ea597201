"""Words cut off from what negates them are refused."""

from __future__ import annotations

import pytest

from summarizer.grounding import Grounder, NotGrounded

NEGATED = [
    ("en", "They were not released.", "released"),
    ("en", "They have not yet been released.", "been released"),
    ("en", "They weren’t released.", "released"),
    ("en", "No prisoners were released.", "prisoners were released"),
    ("en", "No prisoners were released.", "were released"),
    ("en", "None of the prisoners were freed.", "the prisoners were freed"),
    ("en", "It never freed the men.", "freed the men"),
    ("en", "They left without freeing the men.", "freeing the men"),
    ("en", "Baku denied that it had freed them.", "it had freed them"),
    ("en", "Baku denied freeing them.", "freeing them"),
    ("en", "Baku denied reports that it had freed them.", "it had freed them"),
    ("en", "Baku rejected claims that they were freed.", "they were freed"),
    ("en", "He refused to release the men.", "release the men"),
    ("en", "It failed to release the men.", "release the men"),
    ("en", "The men are yet to be freed.", "freed"),
    ("en", "The men will not be freed.", "The men will"),
    ("en", "There is no evidence that they were freed.", "they were freed"),
    ("ru", "Пленные не были освобождены.", "были освобождены"),
    ("ru", "Ушли без обмена пленными.", "обмена пленными"),
    ("uk", "Полонених не звільнили.", "звільнили"),
    ("pl", "Jeńcy nie zostali uwolnieni.", "zostali uwolnieni"),
    ("az", "Əsirlər azad edilmiş deyil.", "azad edilmiş"),
    ("tr", "Esirler serbest bırakılmış değil.", "serbest bırakılmış"),
    ("hy", "Գերիները չեն ազատվել։", "ազատվել"),
    ("ar", "لم يتم الإفراج عن الأسرى.", "الإفراج عن الأسرى"),
    ("he", "השבויים לא שוחררו.", "שוחררו"),
    ("es", "No fueron liberados.", "fueron liberados"),
    ("fr", "Ils n’ont pas libéré les hommes.", "libéré les hommes"),
    ("fr", "Ils n’ont pas libéré les hommes.", "ont pas libéré les hommes"),
    ("de", "Die Männer wurden nicht freigelassen.", "freigelassen"),
    ("de", "Baku ließ die Männer nicht frei.", "Baku ließ die Männer"),
    ("it", "Non sono stati liberati.", "stati liberati"),
    ("zh", "他们没有释放三名士兵。", "释放三名士兵"),
    ("ja", "捕虜は解放されなかった。", "捕虜は解放され"),
]


@pytest.mark.parametrize(("language", "text", "words"), NEGATED)
def test_cropped_negation_is_refused(language: str, text: str, words: str) -> None:
    with pytest.raises(NotGrounded, match="negates them; quote it too"):
        Grounder(text, language=language).locate(words)


@pytest.mark.parametrize(("language", "text", "words"), NEGATED)
def test_the_whole_sentence_is_accepted(language: str, text: str, words: str) -> None:
    assert words in Grounder(text, language=language).locate(text).quote


FREE = [
    ("They did not speak. Released men left.", "Released men left"),
    ("They did not only speak, they released men.", "they released men"),
    ("It not only released ten men but fed them.", "released ten men"),
    ("There is no doubt that ten men were freed.", "ten men were freed"),
    ("In telegram No. 282 of May he agreed.", "282 of May"),
    ("In telegram No 282 of May he agreed.", "282 of May"),
    ("Armenia, not Azerbaijan, freed them.", "freed them"),
    ("The north notes the release of men.", "the release of men"),
]


@pytest.mark.parametrize(("text", "words"), FREE)
def test_what_no_negation_governs_is_accepted(text: str, words: str) -> None:
    assert Grounder(text, language="en").locate(words).quote == words


def test_another_place_that_is_not_negated_serves() -> None:
    text = "Ten men were not released. On Friday five others were released."
    assert Grounder(text, language="en").locate("released").start == text.rindex("released")


def test_the_reason_quotes_what_negates() -> None:
    with pytest.raises(NotGrounded, match='"not been" beside these words') as refused:
        Grounder("They have not been freed.", language="en").locate("freed")
    assert refused.value.nearest == "They have not been freed."


def test_a_negation_does_not_reach_over_the_end_of_a_sentence() -> None:
    grounder = Grounder("Comments: none\n\nHamas freed two men. Not so here. Israel freed three.")
    assert grounder.locate("Hamas freed two men").start == 16
    assert grounder.locate("Israel freed three").quote == "Israel freed three"

"""Which language a text is in.

By py3langid, which knows about 140 languages. On a headline of six words its confidence is low even
where it is right, and lower where it takes it for a neighbour; a threshold parts the two. Varieties
that share their written form with a larger language are left out, since they only steal its short
texts ("Boko Haram releases 82 girls" is not Nigerian Pidgin).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

_GLANCE = 250
"""Characters that settle most texts, at a quarter of the price of a longer look."""
_LOOK = 1500
_CERTAIN = 0.9
_LIKELY = 0.6
_VARIETIES = frozenset({
    "arz", "ary", "sdh", "uzs", "wuu", "yue", "pcm", "gcf", "gcr", "guw", "gug", "fuv", "ext",
    "hbo", "grc", "ltg", "zxx",
})  # fmt: skip
_ONE_LANGUAGE_SCRIPTS = {
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
"""Scripts, by the first word of their letters' names, in which the press writes one language."""
_FEWEST_LETTERS = 3


def language_of(text: str) -> str | None:
    """BCP 47 tag of the language of ``text``, or ``None`` where it is too short to tell.

    Looks at the first 1,500 characters at most.
    """
    sample = text[:_LOOK]
    if not sample.isascii() and (tag := _by_script(sample[:_GLANCE])):
        return tag
    identifier = _identifier()
    tag, confidence = identifier.classify(sample[:_GLANCE])
    if confidence < _CERTAIN and len(sample) > _GLANCE:
        tag, confidence = identifier.classify(sample)
    return str(tag) if confidence >= _LIKELY else None


def _by_script(sample: str) -> str | None:
    letters = [char for char in sample if char.isalpha()]
    foreign = [char for char in letters if not char.isascii()]
    if len(foreign) < _FEWEST_LETTERS or 2 * len(foreign) <= len(letters):
        return None
    tags = Counter(
        _ONE_LANGUAGE_SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0]) for char in foreign
    )
    tag, times = tags.most_common(1)[0]
    return tag if 2 * times > len(letters) else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([tag for tag in identifier.labels if tag not in _VARIETIES])
    return identifier

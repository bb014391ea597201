"""How dates are written in English: the patterns of the marks that ``dates`` reads."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.rules.english.lexicon.grammar import WEEKDAYS, bag
from summarizer.text.months import ENGLISH_MONTHS

NUMBER = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1}
_TENTH = "first second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS = {
    word: day
    for day, word in enumerate(
        (
            *_TENTH.split(),
            *"eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(),
            *"eighteenth nineteenth twentieth".split(),
            *(f"twenty-{ones}" for ones in _TENTH.split()[:9]),
            "thirtieth",
            "thirty-first",
        ),
        1,
    )
}
HOLIDAYS = {"christmas": (12, 25), "christmas eve": (12, 24), "christmas day": (12, 25)} | {
    f"new {year} {day}": date
    for year in ("year's", "year", "years")
    for day, date in (("eve", (12, 31)), ("day", (1, 1)))
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each, by which a season without a year finds its own."""

_ALIKE = str.maketrans({"ſ": "s", "ı": "i", "\u0307": None})
"""Letters that a pattern takes for others where the case counts for nothing."""


def plain(written: str) -> str:
    """The words of a pattern as the tables have them, from what it found."""
    return written.lower().translate(_ALIKE)


_S = r"\s{1,2}"
_C = r"\s?,?\s"
_M = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\s?\.(?=\s?[\d'’]))?"
)
_M2 = _M.replace("?P<m>", "?P<m2>")
_Y = r"(?P<y>1[5-9]\d\d|20\d\d)"
_YY = r"['’]?(?P<yy>3[2-9]|[4-9]\d)"
"""A year without its century, which no day of the month can be."""
_D = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|d)?"
_D2 = r"(?P<d2>[0-3]?\d)(?:st|nd|rd|th|d)?"
_TOLD = (
    r",?\s(?:of\s)?(?P<told>that(?:\ssame)?|the\ssame|the\sfollowing|the\snext|the\sprevious|"
    r"the\spreceding|this|last|next)\syear"
)
"""A year by way of one that the text told before, or of the year of publication."""
_OF_YEAR = rf"(?:{_C}{_Y}|{_TOLD})"
_TO = r"\s?(?:-|–|—|to|until|till|through|and)\s?"
_PART = (
    r"(?:the\s)?(?:(?:early|late|mid|middle|start|end|beginning|close|course|month|year|"
    r"(?:first|last)\sdays)[\s-](?:of\s)?)?"
)
_ORDINAL = rf"(?P<o>(?:twenty|thirty)-(?:{'|'.join(_TENTH.split()[:9])})|{'|'.join(ORDINALS)})"
_ONES = "|".join(NUMBER)
_WEEKDAY = r"(?P<w>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_TIMES = "day|morning|afternoon|evening|night"


MONTH, DIGIT, YEAR = "<month>", "<digit>", "<year>"
"""What a sentence has that holds the name of a month, a digit, a year in digits."""
_WEEKDAYS = " ".join(sorted(WEEKDAYS))
_OF_DAYS = f"day morning afternoon evening night {_WEEKDAYS}"
_UNITS = "day days week weeks month months year years"
_RANKS = " ".join(word for word in ORDINALS if "-" not in word)
_AROUND = "in since during last until by from early late mid middle end beginning start"
_COUNTED = (
    "today yesterday tomorrow tonight overnight weekend day night morrow morning afternoon evening "
    "week month year"
)
_COUNTING = "today yesterday tomorrow tonight overnight weekend earlier this last next end -"
"""Words of which patterns need one; in "this week" one of each of the last two."""


class DatePattern(NamedTuple):
    """How dates of a kind are written.

    Attributes:
        name: of the kind.
        pattern: in any case.
        opens: whether it opens with a month, so that no other place need be tried.
        needs: words of which a sentence holds one that has such a date.
        besides: words of which it holds one besides, if any are named.
    """

    name: str
    pattern: re.Pattern[str]
    opens: bool
    needs: frozenset[str]
    besides: frozenset[str]


PATTERNS = tuple(
    DatePattern(
        name,
        re.compile(pattern, re.IGNORECASE),
        pattern.startswith(rf"\b{_M}"),
        bag(needs),
        bag(" ".join(besides)),
    )
    for name, pattern, needs, *besides in (
        (
            "iso",
            r"\b(?P<y>1[5-9]\d\d|20\d\d)[-/](?P<mm>[01]\d)[-/](?P<d>[0-3]\d)(?!\d)",
            YEAR,
            "- /",
        ),
        (
            "numeric",
            rf"(?<![\d./-])(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep){_Y}(?!\d)",
            YEAR,
        ),
        (
            "group",
            rf"\b(?P<d>[0-3]\d)[0-2]\d[0-5]\d\s?(?:[A-Z]|LT)?\s?{_M}\s?(?:['’]?(?P<yy>\d\d)|{_Y})(?!\d)",
            MONTH,
            DIGIT,
        ),
        (
            "range",
            rf"\b{_M}{_S}{_D}(?:,?\s(?P<y1>\d{{4}}))?{_TO}{_M2}{_S}{_D2}(?:\s?,?\s?{_Y})?(?![\w])",
            MONTH,
            DIGIT,
        ),
        ("range", rf"\b{_D}{_S}{_M}{_TO}{_D2}{_S}{_M2}(?:\s?,?\s?{_Y})?(?!\w)", MONTH, DIGIT),
        (
            "range",
            rf"\bbetween\s(?:the\s)?{_D}\sand\s(?:the\s)?{_D2}\s(?:of\s)?{_M}{_OF_YEAR}?(?!\w)",
            MONTH,
            "between",
        ),
        ("range", rf"\b{_M}{_S}{_D}\s?(?:-|–|—|to)\s?{_D2}(?:\s?,?\s{_Y})?(?!\w)", MONTH, DIGIT),
        ("range", rf"\b{_D}\s?(?:-|–|—|to)\s?{_D2}{_S}{_M}(?:\s?,?\s{_Y})?(?!\w)", MONTH, DIGIT),
        ("short", rf"\b{_D}\s?{_M}\s?(?P<tick>['’]?)(?P<yy>\d\d)(?![\w]|[.,:]\d)", MONTH, DIGIT),
        ("day", rf"\b{_M}{_S}{_D}\s{_YY}(?!\w|[.,:]\d)", MONTH, DIGIT),
        ("month", rf"\b{_M}\s{_YY}(?!\w|[.,:]\d)", MONTH, DIGIT),
        ("day", rf"\b{_M}{_S}{_D}(?!\d|[.,:]\d\d\d)(?:\s?,?\s?{_Y}|{_TOLD})?(?!\w)", MONTH, DIGIT),
        ("day", rf"\b{_D}{_S}(?:of\s|day\sof\s)?{_M}(?:\s?,?\s?{_Y}|{_TOLD})?(?!\w)", MONTH, DIGIT),
        ("day", rf"\b(?:the\s)?{_ORDINAL}\s(?:day\s)?of\s{_M}{_OF_YEAR}?(?!\w)", MONTH, _RANKS),
        ("ago", rf"\b(?:in\s)?{_M}\s(?P<n>\d+|{_ONES})\syears?\sago\b", MONTH, "ago"),
        ("months", rf"\b{_M}\s{_Y.replace('?P<y>', '?P<y1>')}{_TO}{_M2}\s{_Y}(?!\w)", MONTH, YEAR),
        (
            "months",
            rf"\b(?:between|from|in|during)\s{_M}\s(?:and|to|until|through)\s{_M2}"
            rf"(?:{_C}(?:of\s)?{_Y})?(?!\s?\d|\w)",
            MONTH,
            "between from in during",
        ),
        (
            "month",
            rf"\b(?:in|since|of|until|during|from|by|last|early|late|mid)[\s-]{_PART}"
            rf"{_M}\s?(?:,|of)?\s?(?:{_Y}|(?P<this>this\syear|last\syear|the\ssame\syear))(?!\w)",
            MONTH,
            f"{YEAR} year",
        ),
        ("month", rf"\b{_M}\s(?:of\s)?{_Y}(?!\w)", MONTH, YEAR),
        ("month", rf"\b{_M}{_TOLD}(?!\w)", MONTH, "year"),
        (
            "month",
            rf"\b(?P<told>that|the\sfollowing|the\snext|this)\s{_M}(?!\s?\d|\w)",
            MONTH,
            "that following next this",
        ),
        (
            "bare",
            r"\b(?:(?:in|since|during|last|until|by|from)\s(?:last\s)?|(?=early|late|mid|end|beginning|start))"
            rf"{_PART}{_M}(?:\slast)?(?!\s?\d|\w)",
            MONTH,
            _AROUND,
        ),
        (
            "season",
            r"\b(?:in|since|during|(?P<last>last)|this|that|early|late|until|by)\s(?:the\s)?"
            r"(?:early\s|late\s)?"
            rf"(?P<season>spring|summer|autumn|winter|fall(?=\sof\s\d|\s\d\d\d\d|[.,;]))"
            rf"(?:{_C}(?:of\s)?{_Y}|{_TOLD})?(?!\w)",
            "spring summer autumn winter fall",
        ),
        (
            "years",
            r"\b(?:in|since|during|from|between|of)\s(?P<y1>1[5-9]\d\d|20\d\d)"
            r"(?:-|–|—)(?P<y2>1[5-9]\d\d|20\d\d|\d\d)(?![\w-])",
            YEAR,
            "-",
        ),
        (
            "years",
            r"\b(?:between\s(?=\d+\sand)|from\s(?=\d+\s(?:to|until|till)))"
            r"(?P<y1>1[5-9]\d\d|20\d\d)\s[a-z]+\s(?P<y2>1[5-9]\d\d|20\d\d)(?![\w-])",
            YEAR,
            "between from",
        ),
        (
            "year",
            r"\b(?:(?:in|since|during|until|by|from)[\s-]|(?=early|late|mid|end|start|beginning))"
            rf"{_PART}{_Y}"
            r"(?![\w-]|\s?(?:people|prisoners|soldiers|men|detainees|captives|hostages|fighters))",
            YEAR,
            _AROUND,
        ),
        (
            "instant",
            r"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th|d)?\s(?:of\s)?"
            r"(?P<which>in[sf]t(?:ant)?|ult(?:imo)?|prox(?:imo)?|this\smonth|last\smonth|next\smonth)\b",
            DIGIT,
            "inst instant inft inftant ult ultimo prox proximo month",
        ),
        (
            "holiday",
            rf"\b(?P<holiday>christmas\s(?:eve|day)|new\syear(?:['’]?s)?\s(?:eve|day)|"
            rf"(?<=on\s|by\s)christmas|(?<=since\s)christmas|(?<=before\s)christmas)\b"
            rf"(?:{_C}(?:of\s)?{_Y})?",
            "christmas year years",
        ),
        (
            "after",
            rf"\b(?:the\s(?P<step>next|following|previous|preceding|same)|that(?:\s(?:same|very))?)\s"
            rf"(?:{_TIMES}|{_WEEKDAY})\b",
            "next following previous preceding same that",
            _OF_DAYS,
        ),
        (
            "after",
            rf"\b(?:the|on\sthe)\s(?:{_TIMES}|{_WEEKDAY})\s(?P<way>before|after)\b(?!\s\w)",
            "before after",
            _OF_DAYS,
        ),
        (
            "after",
            rf"\b(?P<n>\d{{1,2}}|{_ONES})\s(?P<unit>day|week|month|year)s?\s(?P<way>later|earlier|before)\b",
            "later earlier before",
            _UNITS,
        ),
        (
            "weekday",
            rf"\b(?:(?P<which>last|next|this|early|late|coming)\s)?{_WEEKDAY}\b"
            r"(?P<after>\sof\slast\sweek|\slast\b(?!\s(?:week|month|year))|\snext\b)?",
            _WEEKDAYS,
        ),
        (
            "word",
            r"\b(?:(?:earlier|later|early|late)\s)?"
            r"(?P<word>to-?day|yester-?day|to-?morrow|to-?night|this\s(?:morning|afternoon|evening)|last\s(?:night|evening)|(?:the\sday\sbefore\syesterday)|"
            r"(?:last|this|next)\s(?:week|month|year|weekend)|(?<=end\sof\s)the\s(?:week|month|year)|overnight|(?:at|over|on|by|since|before)\sthe\sweekend|earlier\sin\sthe\sday)\b",
            _COUNTED,
            _COUNTING,
        ),
        ("span", rf"\b(?P<n>\d+|{_ONES})\s(?P<unit>day|week|month|year)s?\sago\b", "ago"),
        (
            "bare_day",
            r"\bthe\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)\b(?=[.,;:)]|$|\s(?:and|at|in|by|to|from|with|when|after|a|the|they|he|she|it)\b)",
            DIGIT,
            "the",
        ),
    )
)
NEEDED_BY = {
    word: tuple(at for at, each in enumerate(PATTERNS) if word in each.needs)
    for word in frozenset().union(*(each.needs for each in PATTERNS))
}
"""What a pattern needs -> the places of those that need it. Most sentences have no date, and a
pattern is slow to find nothing."""
A_DIGIT = re.compile(r"\d")
A_GLUED_MONTH = re.compile(rf"\d[a-z]?{_M}", re.IGNORECASE)
A_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
A_MONTH = re.compile(rf"(?:\b|(?<=\d[a-z])|(?<=\d)){_M}", re.IGNORECASE)
OF_MONTHS = frozenset(each.name for each in PATTERNS if MONTH in each.needs)
MONTHS = ENGLISH_MONTHS

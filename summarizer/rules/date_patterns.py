"""How dates are written in English: the patterns of the marks that ``dates`` reads."""

from __future__ import annotations

import re

from summarizer.rules.grammar import bag

MONTHS = {
    name: index
    for index, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
DAYS = {
    name: index
    for index, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
NUMBER = {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
_M = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=\s?\d))?"
)
_M2 = _M.replace("?P<m>", "?P<m2>")
_Y = r"(?P<y>1[5-9]\d\d|20\d\d)"
_D = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
_D2 = r"(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?"
_TOLD = r",?\sof\s(?P<told>that|the\ssame|the\sfollowing|the\snext)\syear"
"""A year that the text told before."""
_TO = r"\s?(?:-|–|—|to|until|till|through|and)\s?"
PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("iso", r"\b(?P<y>1[5-9]\d\d|20\d\d)-(?P<mm>[01]\d)-(?P<d>[0-3]\d)\b"),
        (
            "range",
            rf"\b{_M}\s{_D}(?:,?\s(?P<y1>\d{{4}}))?{_TO}{_M2}\s{_D2}(?:\s?,?\s?{_Y})?(?![\w])",
        ),
        ("range", rf"\b{_D}\s{_M}{_TO}{_D2}\s{_M2}(?:\s?,?\s?{_Y})?(?!\w)"),
        ("range", rf"\bbetween\s{_D}\sand\s{_D2}\s{_M}(?:\s?,?\s{_Y})?(?!\w)"),
        ("range", rf"\b{_M}\s{_D}\s?(?:-|–|—|to)\s?{_D2}(?:\s?,?\s{_Y})?(?!\w)"),
        ("range", rf"\b{_D}\s?(?:-|–|—|to)\s?{_D2}\s{_M}(?:\s?,?\s{_Y})?(?!\w)"),
        ("day", rf"\b{_M}\s{_D}(?!\d|[.,:]\d\d\d)(?:\s?,?\s{_Y}|{_TOLD})?(?!\w)"),
        ("day", rf"\b{_D}\s(?:of\s|day\sof\s)?{_M}(?:\s?,?\s{_Y}|{_TOLD})?(?!\w)"),
        (
            "ago",
            rf"\b(?:in\s)?{_M}\s(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|a)\syears?\sago\b",
        ),
        (
            "month",
            rf"\b(?:in|since|of|until|during|from|by|last|early|late|mid)\s(?:early\s|late\s|mid-)?{_M}\s?(?:,|of)?\s?(?:{_Y}|(?P<this>this\syear|last\syear|the\ssame\syear))(?!\w)",
        ),
        ("month", rf"\b{_M}\s(?:of\s)?{_Y}(?!\w)"),
        ("month", rf"\b{_M}{_TOLD}(?!\w)"),
        ("month", rf"\b(?P<told>that|the\sfollowing|the\snext)\s{_M}(?!\s?\d|\w)"),
        (
            "bare",
            rf"\b(?:in|since|during|last|late|early|until|by)\s(?:early\s|late\s|mid-)?{_M}(?!\s?\d|\w)",
        ),
        (
            "year",
            rf"\b(?:in|since|during|until|by|from)\s{_Y}(?![\w-]|\s?(?:people|prisoners|soldiers|men|detainees))",
        ),
        (
            "weekday",
            r"\b(?P<which>last|next|this|early|late)?\s?(?P<w>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
            r"(?P<after>\sof\slast\sweek|\slast(?=[,.;]))?",
        ),
        (
            "word",
            r"\b(?P<word>today|yesterday|tomorrow|tonight|this\smorning|this\safternoon|this\sevening|last\snight|last\sweek|last\smonth|last\syear|this\sweek|this\smonth|this\syear|next\sweek|next\smonth|next\syear)\b",
        ),
        (
            "span",
            r"\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|a)\s(?P<unit>day|week|month|year)s?\s(?:ago|earlier)\b",
        ),
    )
)
MONTH_PARTS = bag("jan feb mar apr may jun jul aug sep oct nov dec")
PARTS_OF = {
    "iso": bag("-"),
    "year": bag("15 16 17 18 19 20"),
    "weekday": bag("day"),
    "word": bag("day tomorrow tonight this last next"),
    "span": bag("ago earlier"),
}
"""Name of a pattern -> letters of which it holds some, as one of ``OF_MONTHS`` holds a month's.
They are looked for first: most sentences have no date, and a pattern is slow to find nothing."""
PARTS = tuple(MONTH_PARTS.union(*PARTS_OF.values()))
MONTH = re.compile(rf"\b{_M}", re.IGNORECASE)
OF_MONTHS = frozenset({"range", "day", "ago", "month", "bare"})

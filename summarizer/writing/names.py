"""File names made from ids, which may hold anything.

Any id gives a name that every common file system takes: no separator, never ``.`` or ``..``, no
device of Windows, at most 200 bytes of UTF-8. Different ids give different names, up to a
collision of 64 bits of SHA-256 in names that had to be cut.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from summarizer.disk import DiskMap

_LONGEST = 180
"""Bytes. File systems allow 255; suffixes and the number of a name that is alike need the rest."""
_HEAD = 160
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
_FAILED = ".error"


def safe_name(id: str) -> str:
    """A file name without suffix for ``id``.

    Letters and digits of any script stay, as do ``._-`` and spaces inside; whatever else there is
    stands as ``%`` and two hexadecimal digits for each byte of its UTF-8.

    >>> safe_name("../../etc/passwd")
    '%2E.%2F..%2Fetc%2Fpasswd'
    >>> safe_name("2023-12-14 Vatican News")
    '2023-12-14 Vatican News'
    """
    name = "".join(map(_letter, id)) or "%"
    if name[0] in ".- " or _DEVICE.match(name):
        name = _percent(name[0]) + name[1:]
    if name[-1] == " ":
        name = name[:-1] + _percent(" ")
    if name.lower().endswith(_FAILED):  # x.error.json is what stands where x failed
        name = name[: -len(_FAILED)] + _percent(".") + name[1 - len(_FAILED) :]
    return name if len(name.encode()) <= _LONGEST else _cut(name, id)


def _letter(letter: str) -> str:
    kept = letter.isalnum() or letter in "._- " or unicodedata.category(letter).startswith("M")
    return letter if kept else _percent(letter)


def _percent(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))


def _cut(name: str, id: str) -> str:
    head = name.encode()[:_HEAD].decode("utf-8", "ignore")
    # "=" never comes from an id, so a cut name is nobody else's whole one.
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return re.sub(r"%[0-9A-F]?$", "", head) + "=" + digest


class Names:
    """Gives each id of a run a name of its own, which depends on the order of the ids.

    Different ids have different names already; but some file systems do not tell names apart that
    only differ in case or in how accents are put together. Of such, ``Report`` and ``report``, the
    second is ``report~2``.
    """

    def __init__(self) -> None:
        self._numbers = DiskMap()

    def of(self, id: str) -> str:
        """The name for an id; the same each time."""
        name = safe_name(id)
        alike = unicodedata.normalize("NFC", name).casefold()
        own = f"{alike}/{name}"  # a name holds no slash
        number = self._numbers.get(own)
        if number is None:
            number = str(int(self._numbers.get(alike) or 0) + 1)
            self._numbers.put(alike, number)
            self._numbers.put(own, number)
        return name if number == "1" else f"{name}~{number}"

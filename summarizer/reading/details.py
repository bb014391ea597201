"""What is known of a source besides its text, before it is one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True)
class Details:
    """Title, outlet and the like; ``None`` is what nobody said."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: Details) -> Details:
        """These details, with what is missing taken from ``other``."""
        return Details(
            **{
                field.name: getattr(other, field.name)
                if getattr(self, field.name) is None
                else getattr(self, field.name)
                for field in fields(self)
            }
        )

"""What the sources of one group say of each field, and whether it fits together."""

from summarizer.comparing.agreement.fields import compared_fields
from summarizer.comparing.agreement.framing import framed
from summarizer.comparing.agreement.reports import Report

__all__ = ["Report", "compared_fields", "framed"]

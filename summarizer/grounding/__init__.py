"""Words tied to the place of the source that proves them, and values held against those words."""

from summarizer.grounding.grounder import Grounder
from summarizer.grounding.refusal import NotGrounded
from summarizer.grounding.values import check_item, check_summary

__all__ = ["Grounder", "NotGrounded", "check_item", "check_summary"]

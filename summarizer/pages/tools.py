"""What the script brings to light: the bar of the chosen fact, and how the keys work."""

from __future__ import annotations

from markupsafe import Markup

from summarizer.html.markup import el

KEYS = (
    "A fact leads to its words in the text, and words lead back to the fact. "
    "Arrow keys go on, Esc ends."
)


def bar() -> Markup:
    """A bar at the foot of the window: what is chosen, and its quotes one after the other."""
    return el(
        "aside",
        el("p", el("b", class_="chosen"), " ", el("span", class_="at"), role="status"),
        el("button", "‹", type="button", data_step="-1", aria_label="Previous quote"),
        el("button", "›", type="button", data_step="1", aria_label="Next quote"),
        el("button", "×", type="button", data_step="0", aria_label="End"),
        id="bar",
        aria_label="Chosen fact",
        hidden=True,
    )


def only_differences() -> Markup:
    """A box that hides what is agreed; the script brings it to light."""
    box = el("input", type="checkbox", autocomplete="off")
    return el("label", box, " Only where they differ or are silent", class_="only", hidden=True)

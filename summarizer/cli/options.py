"""Options of a model that several commands take, so that they say the same everywhere."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import typer

MODEL_HELP = (
    "rules (embedded, no key), provider/model, gguf:PATH (a model file on this machine), or auto; "
    "see `summarizer models`."
)
BaseUrl: TypeAlias = Annotated[
    str | None, typer.Option(metavar="URL", help="An OpenAI-compatible server, such as Ollama's.")
]
Mode: TypeAlias = Annotated[
    Literal["auto", "tools", "json_schema"],
    typer.Option(help="How the model is asked for structure."),
]
Retries: TypeAlias = Annotated[
    int, typer.Option(min=0, help="How often a refused reply is asked again.")
]
Context: TypeAlias = Annotated[
    int,
    typer.Option(
        min=1,
        help="The model's window in tokens, about 8,000 at least; longer texts go in parts.",
    ),
]
MaxTokens: TypeAlias = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="Bound on one reply of the model, in tokens. Without it: the server's own.",
        show_default=False,
    ),
]
Timeout: TypeAlias = Annotated[
    float, typer.Option(min=0.001, help="Seconds for one request to a server.")
]

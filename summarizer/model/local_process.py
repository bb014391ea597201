"""The process that runs a GGUF model: llama.cpp's server, on loopback.

It is a process of its own, since llama.cpp ends the one that it is in where memory runs out or a
file is broken. It gets its settings as a line of JSON on standard input and answers with one on
standard output; it ends when its standard input does, at the latest with the process that started
it. It needs xllamacpp and nothing of this package.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.request
from typing import Any


def main() -> None:
    """Start the server, say where it is or why not, and serve until standard input ends."""
    settings = json.loads(sys.stdin.readline())
    try:
        answer, server = _start(settings)
    except RuntimeError as error:
        answer, server = {"error": str(error)}, None
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()
    os.dup2(2, 1)  # nobody reads the pipe any more
    if server is None:
        return  # in good order, so that llama.cpp's log, which has a thread of its own, is whole
    sys.stdin.read()
    os._exit(0)  # without waiting for a reply that is under way


def _start(settings: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    import xllamacpp  # type: ignore[import-untyped]

    server = xllamacpp.Server(_params(xllamacpp.CommonParams(), settings))
    address = server.listening_address
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(f"{address}/props") as response:
        props = json.load(response)
    window = props["default_generation_settings"]["n_ctx"]
    return {"address": address, "window": window}, server


def _params(params: Any, settings: dict[str, Any]) -> Any:
    params.model.path = settings["path"]
    params.model_alias = {settings["name"]}
    params.n_ctx = settings["window"]
    params.n_parallel = 1
    params.cache_ram_mib = 0  # the codebook stays in the window itself, from source to source
    params.enable_reasoning = 0  # the schema holds from the first word on
    params.ui = False
    params.endpoint_slots = False  # would show what others ask
    params.warmup = False
    params.verbosity = 1
    return params


if __name__ == "__main__":
    main()

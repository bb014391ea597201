"""A llama.cpp server on loopback with a tiny random model that is made on the spot.

The model knows nothing: its weights are noise. So that its replies are worth judging, its
vocabulary holds whole phrases, which lets it say words of a source exactly, and it has a few
habits, such as to end a string after a phrase. Only the server holds what it says to a schema.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

WINDOW = 16_384
"""Tokens that the server holds, prompt and reply together."""

_WIDTH, _LAYERS = 64, 2
_END = "<|end|>"
_CONTROL, _NORMAL, _USER_DEFINED = 3, 1, 4
_ALPHABET = [chr(code) for code in range(33, 127)] + ["Ġ", "Ċ"]  # the last: blank and line feed
"""Tokens of one byte. With more than ASCII the model would break UTF-8, as no trained one does."""

_CHAT = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant: "


class LlamaServer:
    """A server in a process of its own, which ends with ``close``, or else with this process.

    Args:
        folder: where the model and the log are written.
        prose: texts from which the tokenizer learns.
        phrases: what the model likes to say; each is one token.
        seed: of the weights, and of the sampling where a request has none.

    Attributes:
        url: the base URL of the OpenAI-compatible API.
        log: what the server complains of.

    Raises:
        RuntimeError: the server did not start; the message is its log.
    """

    def __init__(
        self, folder: Path, *, prose: Iterable[str], phrases: Sequence[str], seed: int
    ) -> None:
        model = folder / f"tiny-{seed}.gguf"
        self.log = folder / f"tiny-{seed}.log"
        write_model(model, prose=prose, phrases=phrases, seed=seed)
        with self.log.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, __file__, str(model), str(seed)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert self.process.stdout is not None
        address = self.process.stdout.readline().strip()
        if not address:
            self.close()
            raise RuntimeError(self.log.read_text(errors="replace"))
        self.url = f"{address}/v1"

    def close(self) -> None:
        """Stop the server, whatever it is at."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def write_model(path: Path, *, prose: Iterable[str], phrases: Sequence[str], seed: int) -> None:
    """Write a random Llama model in GGUF; arguments as for ``LlamaServer``."""
    import gguf

    pieces, merges = _vocabulary(prose)
    said = [phrase for phrase in phrases if phrase not in pieces]
    types = [_CONTROL] + [_NORMAL] * (len(pieces) - 1) + [_USER_DEFINED] * len(said)
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(WINDOW)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(_LAYERS)
    writer.add_feed_forward_length(2 * _WIDTH)
    writer.add_head_count(1)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(pieces + said)
    writer.add_token_types(types)
    writer.add_token_merges(merges)
    writer.add_eos_token_id(0)
    writer.add_add_bos_token(False)
    writer.add_chat_template(_CHAT)
    # Below 1: it comes back to what it has just said.
    writer.add_float32("general.sampling.penalty_repeat", 0.6)
    for name, weights in _weights(pieces, len(said), seed):
        writer.add_tensor(name, weights)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _vocabulary(prose: Iterable[str]) -> tuple[list[str], list[str]]:
    """Tokens and merges of a byte-level BPE; the token that ends a reply comes first."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=600,
        special_tokens=[_END],
        initial_alphabet=_ALPHABET,
        limit_alphabet=len(_ALPHABET),
        show_progress=False,
    )
    # Marks stay alone, so that a quotation mark never begins a string with another mark.
    tokenizer.train_from_iterator((re.sub(r"[^\w\s]", " ", text) for text in prose), trainer)
    model = json.loads(tokenizer.to_str())["model"]
    return sorted(model["vocab"], key=model["vocab"].get), [" ".join(m) for m in model["merges"]]


def _habits(pieces: Sequence[str], said: int) -> list[tuple[list[int], list[int], float]]:
    """After which tokens the model leans to which, and how much: a tuple for each habit."""

    def like(pattern: str) -> list[int]:
        return [index for index, piece in enumerate(pieces) if re.fullmatch(pattern, piece)]

    phrases = list(range(len(pieces), len(pieces) + said))
    every = list(range(len(pieces) + said))
    return [
        (like('"'), phrases, 1.0),
        (like('"'), like(r"[,\]]"), 0.6),
        (phrases + like(".*[A-Za-z].*"), like('"'), 1.3),
        (like("[,{]"), like('"'), 0.5),
        (like(r"\["), like(r"\{"), 1.0),
        (like(r"\}"), like(r"\]"), 1.0),
        (like("[0-9]+"), like("[,}]"), 1.0),
        (every, like("[ĠĊ]+"), -1.0),
    ]


def _weights(pieces: Sequence[str], said: int, seed: int) -> Iterator[tuple[str, Any]]:
    """Noise, but for the first dimensions: one for each habit, which no layer changes."""
    import numpy as np

    noise = np.random.default_rng(seed)

    def matrix(rows: int, columns: int) -> Any:
        return noise.normal(0, columns**-0.5, (rows, columns)).astype(np.float32)

    tokens = len(pieces) + said
    embedding, output = matrix(tokens, _WIDTH) * _WIDTH**0.5, matrix(tokens, _WIDTH)
    habits = _habits(pieces, said)
    embedding[:, : len(habits)] = output[:, : len(habits)] = 0
    for dimension, (after, likely, strength) in enumerate(habits):
        embedding[after, dimension] = _WIDTH**0.5
        output[likely, dimension] = strength
    yield "token_embd.weight", embedding
    yield "output.weight", output
    yield "output_norm.weight", np.ones(_WIDTH, np.float32)
    for layer in range(_LAYERS):
        for name in ("attn_norm", "ffn_norm"):
            yield f"blk.{layer}.{name}.weight", np.ones(_WIDTH, np.float32)
        for name in ("attn_q", "attn_k", "attn_v"):
            yield f"blk.{layer}.{name}.weight", matrix(_WIDTH, _WIDTH)
        for name in ("ffn_gate", "ffn_up"):
            yield f"blk.{layer}.{name}.weight", matrix(2 * _WIDTH, _WIDTH)
        for name, columns in (("attn_output", _WIDTH), ("ffn_down", 2 * _WIDTH)):
            back = matrix(_WIDTH, columns)
            back[: len(habits)] = 0
            yield f"blk.{layer}.{name}.weight", back


def _serve(model: str, seed: int) -> None:
    """Serve until standard input ends, which it does at the latest with the parent process."""
    import xllamacpp  # type: ignore[import-untyped]

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.n_ctx = WINDOW
    params.n_parallel = 1
    params.n_gpu_layers = 0
    params.cache_ram_mib = 0
    params.fit_params = False
    params.warmup = False
    params.verbosity = 0
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.sampling.seed = seed
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    os.dup2(2, 1)  # whatever it prints from here on goes to the log, since nobody reads the pipe
    sys.stdin.read()
    os._exit(0)  # at once, without waiting for a reply that is under way


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))

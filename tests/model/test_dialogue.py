"""What is asked is what instructor itself would ask."""

from __future__ import annotations

import json
from typing import Any

import instructor
import openai
import pytest

from summarizer import Extractor, Limits
from summarizer.model.reply import Reply
from tests.support.faults import FaultServer, report


@pytest.mark.parametrize("mode", ["tools", "json_schema"])
def test_a_request_is_the_one_that_instructor_sends(mode: Any) -> None:
    with FaultServer(keep_bodies=True) as server:
        with Extractor(
            "tiny", base_url=server.url, mode=mode, max_tokens=900, limits=Limits(cache=False)
        ) as extractor:
            extractor.extract(report(7))
        (ours,) = server.bodies
        theirs = openai.OpenAI(base_url=server.url, api_key="x")
        client = instructor.from_openai(theirs, mode=instructor.Mode[mode.upper()])
        client.create(
            response_model=Reply,
            messages=ours["messages"],
            model="tiny",
            max_tokens=900,
            strict=False,
        )
        theirs.close()
        assert json.dumps(server.bodies[1], sort_keys=True) == json.dumps(ours, sort_keys=True)

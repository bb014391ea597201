from __future__ import annotations

import json

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.transport.retry import backoff, judge, retry_after


@pytest.mark.parametrize(
    ("status", "again", "pushed_back"),
    [
        (400, False, False),
        (401, False, False),
        (404, False, False),
        (408, True, False),
        (409, True, False),
        (429, True, True),
        (500, True, False),
        (502, True, False),
        (503, True, True),
    ],
)
def test_a_status_says_whether_another_attempt_may_help(status, again, pushed_back):
    verdict = judge(httpx2.Response(status, json={}))
    assert (verdict.good, verdict.again, verdict.pushed_back) == (False, again, pushed_back)


def test_an_account_without_credit_is_not_asked_again():
    error = {"error": {"code": "insufficient_quota", "message": "You exceeded your quota"}}
    assert not judge(httpx2.Response(429, json=error)).again


@pytest.mark.parametrize("body", [b"", b'{"choices": [{"mess', b"<html>", b"[]", b"null"])
def test_a_body_that_is_no_reply_is_asked_for_again(body):
    verdict = judge(httpx2.Response(200, content=body))
    assert (verdict.good, verdict.whole, verdict.again) == (False, False, True)


@pytest.mark.parametrize("choices", [[], None, "x", [None]])
def test_a_reply_without_choices_is_asked_for_again_and_its_tokens_count(choices):
    body = {"choices": choices, "usage": {"total_tokens": 7}}
    verdict = judge(httpx2.Response(200, json=body))
    assert (verdict.good, verdict.whole, verdict.again) == (False, True, True)
    assert verdict.usage == {"total_tokens": 7}


def test_a_reply_of_another_form_is_taken_as_it_is():
    body = {"content": [{"type": "text", "text": "hello"}], "usage": {"input_tokens": 3}}
    assert judge(httpx2.Response(200, json=body)).good


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "-3"}, 0),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "7", "retry-after-ms": "250"}, 0.25),
        (
            {
                "retry-after": "Wed, 21 Oct 2026 07:28:40 GMT",
                "date": "Wed, 21 Oct 2026 07:28:00 GMT",
            },
            40,
        ),
        (
            {
                "retry-after": "Wed, 21 Oct 2026 07:27:00 GMT",
                "date": "Wed, 21 Oct 2026 07:28:00 GMT",
            },
            0,
        ),
    ],
)
def test_every_form_of_retry_after_is_read(headers, seconds):
    assert retry_after(httpx2.Headers(headers)) == seconds


@given(st.text())
def test_no_header_of_a_server_breaks_anything(value):
    wait = retry_after({"retry-after": value, "date": value})
    assert wait is None or wait >= 0


@given(st.binary())
def test_no_body_of_a_server_breaks_anything(body):
    assert judge(httpx2.Response(200, content=body)).good == _is_object(body)


def _is_object(body: bytes) -> bool:
    try:
        value = json.loads(body)
    except ValueError:
        return False
    return isinstance(value, dict) and "choices" not in value


@given(st.integers(1, 100), st.floats(0, 10))
def test_a_backoff_stays_below_its_bound(attempt, base):
    assert 0 <= backoff(attempt, base) <= min(30, base * 2 ** (attempt - 1))

"""Have a model work at half price: OpenAI's Batch API, which answers within a day.

``engine`` makes records like the live engine, from the same requests, as far as replies are there,
and hands what is still to be asked to ``outbox``, which writes files of requests. ``book`` keeps on
disk what was sent and what came back. ``desk`` talks to the API: it sends files, and fetches what
is done.
"""

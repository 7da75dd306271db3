"""Redis as a cache that one can do without: while it is away, nothing is remembered.

Only counters of attempts live here. Locks on an account, sessions and jobs are in the database.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

# After a refusal nobody knocks for a while, so that an outage costs one wait and not one per call.
DIAM_DETIK = 15.0
# What an empty cache would answer; where a name is missing, the last argument says it.
KOSONG: dict[str, Any] = {
    "add": True,
    "set": None,
    "touch": False,
    "delete": False,
    "get_many": {},
    "has_key": False,
    "set_many": None,
    "delete_many": None,
    "clear": False,
}

logger = logging.getLogger(__name__)
_diam_sampai = 0.0


class KlienLunak:
    """Django's client, each of whose calls may fail."""

    def __init__(self, klien: RedisCacheClient) -> None:
        self.klien = klien

    def __getattr__(self, nama: str) -> Callable[..., Any]:
        perbuatan = getattr(self.klien, nama)

        def coba(*argumen: Any) -> Any:
            global _diam_sampai
            if time.monotonic() >= _diam_sampai:
                try:
                    return perbuatan(*argumen)
                except (RedisError, OSError) as galat:
                    _diam_sampai = time.monotonic() + DIAM_DETIK
                    logger.warning("tembolok Redis tidak terjangkau (%s)", type(galat).__name__)
            return KOSONG[nama] if nama in KOSONG else argumen[-1]

        return coba


class TembolokRedis(RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = lambda *server, **pilihan: KlienLunak(RedisCacheClient(*server, **pilihan))

"""Fixtures of the whole suite."""

from tests.penjaga import lepas_saat_flush  # noqa: F401

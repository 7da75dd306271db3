"""``python -m tests.bench._kueri``: how many queries pages of a site make, in its own settings.

Reads pairs of path and cookie as JSON from its input, prints one number for each. The first
request fills what a running server has long kept; the second is counted.
"""

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


def hitung(jalur, kuki):
    klien = Client(headers={"x-forwarded-proto": "https", "host": "127.0.0.1"})
    klien.cookies.load(kuki)
    klien.get(jalur)
    with CaptureQueriesContext(connection) as kueri:
        jawaban = klien.get(jalur)
    if jawaban.status_code != 200:
        raise SystemExit(f"{jalur} menjawab {jawaban.status_code}.")
    return len(kueri)


if __name__ == "__main__":
    print(json.dumps([hitung(jalur, kuki) for jalur, kuki in json.load(sys.stdin)]))

"""Celery, one of the two drivers of ``ekinerja.antrean``: it wakes workers, the table decides.

Start: ``celery -A ekinerja worker`` (any number) and ``celery -A ekinerja beat`` (exactly one).
"""

from __future__ import annotations

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings.production")

from django.conf import settings

app = Celery("ekinerja")
app.conf.update(
    broker_url=settings.REDIS_URL or "redis://127.0.0.1:6379/0",
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    # A request must not hang on a broker that does not answer: one attempt (``retry=False`` alone
    # still knocks for six seconds). ``visibility_timeout`` stays above the longest task, or Redis
    # hands a running one to a second worker.
    broker_transport_options={
        "visibility_timeout": 3600,
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0,
        "socket_connect_timeout": 1,
        "socket_timeout": 5,
        "global_keyprefix": os.environ.get("EKINERJA_REDIS_AWALAN", "ekinerja:"),
    },
    task_default_queue="ekinerja",
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    task_soft_time_limit=1500,
    task_time_limit=1800,
    task_publish_retry=False,
    task_serializer="json",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=500,
    worker_hijack_root_logger=False,
    timezone="UTC",
    # Each minute by the clock, so that a beat that restarts often still gets to it.
    beat_schedule={
        "sapu": {"task": "antrean.sapu", "schedule": crontab(), "options": {"expires": 50}},
        "jatuh-tempo": {
            "task": "antrean.jatuh_tempo",
            "schedule": crontab(),
            "options": {"expires": 50},
        },
    },
)
app.autodiscover_tasks(["ekinerja.antrean"])

# One image for web, worker, beat and migrate. Packages come from the index that pip is configured for.
FROM python:3.13-slim-trixie AS pustaka
RUN python -m venv /opt/venv
COPY requirements.lock /tmp/
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/requirements.lock

FROM python:3.13-slim-trixie
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/ekinerja --create-home ekinerja
COPY --from=pustaka /opt/venv /opt/venv
WORKDIR /srv/ekinerja
COPY . .
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=ekinerja.settings.production \
    EKINERJA_VAR=/var/lib/ekinerja \
    EKINERJA_STATIC=/srv/static
# Collecting needs no secret and no database; the values only satisfy the settings.
RUN SECRET_KEY=pembangunan ALLOWED_HOSTS=localhost EKINERJA_URL=https://localhost \
    DATABASE_URL=postgres://localhost/x REDIS_URL=redis://localhost \
    python manage.py collectstatic --noinput -v0
USER ekinerja
VOLUME /var/lib/ekinerja
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/livez/', timeout=4)"]
CMD ["gunicorn", "ekinerja.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--max-requests", "5000", \
     "--max-requests-jitter", "500", "--no-control-socket", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]

# The same installer as `make`: what runs here was tried by `make demo` and `make test`.
FROM python:3.13-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app

COPY requirements.lock ./
COPY cellule/local/installer.sh cellule/local/installer.sh
RUN sh cellule/local/installer.sh && rm -rf .outils /root/.cache /var/lib/apt/lists/*

COPY . .
RUN .venv/bin/python manage.py collectstatic --noinput \
    && useradd --system --uid 10001 --home-dir /app maillage \
    && mkdir -p var/fichiers var/horloge \
    && chown maillage: var/fichiers var/horloge

USER maillage
ENV PATH=/app/.venv/bin:$PATH
EXPOSE 8000
CMD ["gunicorn", "cellule.config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--preload", "--no-control-socket", "--access-logfile", "-"]

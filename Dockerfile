FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    BOT_LOG_FORMAT=json BOT_PORT=8080

RUN useradd --system --uid 10001 --no-create-home bot \
    && install -d -o bot /app/data
WORKDIR /app

# The libraries first: a change of the bot's own code does not fetch them again.
COPY pyproject.toml constraints.txt README.md LICENSE ./
RUN mkdir bot handlers && touch bot/__init__.py handlers/__init__.py \
    && pip install -c constraints.txt -e '.[proxy,postgres]'

COPY bot bot
COPY handlers handlers
COPY migrations migrations
COPY content content
RUN python -m compileall -q bot handlers migrations && python -m bot check

USER bot
VOLUME /app/data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"BOT_PORT\"]}/healthz', timeout=4)"]

# Migrates the database, then listens; SIGTERM lets it finish what it has begun (20 s).
CMD ["python", "-m", "bot", "run"]

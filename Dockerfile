# Masalik in a container. Build: docker build -t masalik .
# Run: docker run --read-only --tmpfs /tmp --cap-drop ALL -p 127.0.0.1:8000:8000 -v masalik:/data masalik
# The first stage installs everything and builds the gazetteer and the web assets; the second carries only what serving
# needs, belongs to root and is never written to: all that changes lies in /data. `deploy/rehearse` does these very steps
# without Docker.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
COPY requirements/build.txt requirements/runtime.txt requirements/
RUN python -m venv /opt/build \
 && /opt/build/bin/pip install --require-hashes -r requirements/build.txt \
 && python -m venv --without-pip /opt/masalik \
 && /opt/build/bin/pip --python /opt/masalik/bin/python install --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY gazetteer/ gazetteer/
COPY articles/ articles/
COPY maps/ maps/
COPY service/ service/
RUN /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /opt/build/bin/pip install --no-deps /wheels/*.whl \
 && /opt/build/bin/pip --python /opt/masalik/bin/python install --no-deps /wheels/*.whl \
 && MASALIK_DATA=/opt/masalik/share/masalik /opt/build/bin/masalik build

FROM python:${PYTHON}-slim
LABEL org.opencontainers.image.title="Masalik" \
      org.opencontainers.image.description="Reads Arabic news and maps who went where" \
      org.opencontainers.image.licenses="MIT"
RUN useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin masalik \
 && install --directory --owner=masalik /data
COPY --from=build /opt/masalik /opt/masalik
ENV PATH=/opt/masalik/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MASALIK_STORE=/data/masalik.gpkg \
    MASALIK_LLM_CACHE=/data/llm
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
CMD ["masalik", "serve", "--host", "0.0.0.0", "--port", "8000"]

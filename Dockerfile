# Masalik in a container. Build: docker build -t masalik .   Run: docker run -p 8000:8000 -v masalik:/data masalik
# The first stage installs everything and builds the gazetteer and the web assets; the second carries only what serving needs.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/ requirements/
RUN python -m venv /opt/build && /opt/build/bin/pip install --require-hashes -r requirements/build.txt \
 && python -m venv /opt/masalik && /opt/masalik/bin/pip install --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY gazetteer/ gazetteer/
COPY articles/ articles/
COPY maps/ maps/
COPY service/ service/
RUN /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /opt/build/bin/pip install --no-deps /wheels/*.whl \
 && /opt/masalik/bin/pip install --no-deps /wheels/*.whl \
 && MASALIK_DATA=/opt/masalik/share/masalik /opt/build/bin/masalik build

FROM python:${PYTHON}-slim
LABEL org.opencontainers.image.title="Masalik" \
      org.opencontainers.image.description="Reads Arabic news and maps who went where" \
      org.opencontainers.image.licenses="MIT"
RUN useradd --system --uid 10001 --home-dir /data masalik && mkdir /data && chown masalik /data
COPY --from=build /opt/masalik /opt/masalik
ENV PATH=/opt/masalik/bin:$PATH PYTHONUNBUFFERED=1 MASALIK_STORE=/data/masalik.gpkg
USER masalik
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
CMD ["masalik", "serve", "--host", "0.0.0.0", "--port", "8000"]

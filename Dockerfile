# syntax=docker/dockerfile:1
# Built where the program is compiled, run where only the program is. Nothing of the image needs to be written to: run it with a
# read-only root and /tmp in memory (compose.yaml does); with the embedded database, with a volume at /data.

FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# No scripts of packages are needed to compile.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY packaging packaging
COPY src src
COPY migrations migrations
COPY templates templates
COPY fixtures/threads fixtures/threads
RUN npm run build

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node itself, so the one that comes along for machines with an older one goes again.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/node node_modules/.bin/node

FROM node:24-slim
# Two arenas of memory are enough for its threads: a tenth less than glibc's eight for each core.
ENV NODE_ENV=production DATA_DIR=/data HTTP_LISTEN=127.0.0.1:8080 MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /build/dist dist
COPY package.json LICENSE README.md .env.example ./
RUN mkdir /data && chown node:node /data
# What is loaded at a start is compiled here, once: the folder cannot be written to later.
RUN NODE_COMPILE_CACHE=/app/compiled node --max-semi-space-size=4 --input-type=module --eval \
  "for (const file of ['cli/run', 'cli/start', 'wiring/wiring', 'app/pass', 'adapters/inlet/imap', 'adapters/smtp/send-mail', 'adapters/template/templates', 'adapters/mime/reading-thread']) await import('/app/dist/src/' + file + '.js')" \
  && chmod -R a+rX /app/compiled
ENV NODE_COMPILE_CACHE=/app/compiled
USER node
# Node is the first process of the container. It takes SIGTERM itself and ends within ten seconds; the one child it ever starts is
# the server of the embedded database, which it waits for. So no init is needed.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:8080/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "/app/dist/src/main.js"]
CMD ["start"]

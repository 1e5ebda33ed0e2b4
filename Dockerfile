# The site in an image: made from the records that come with the project, and served by the
# project's own server, which says what browsers may do with it.
#
#   docker compose up --detach --wait site     # http://127.0.0.1:8080/
#
# Making it needs the npm registry, 2 GB of memory and about 10 minutes on 2 cores.

FROM node:22-bookworm-slim AS made
WORKDIR /patroliq
# Packages before code, which changes more often.
COPY deno.json deno.lock ./
RUN npx -y deno@2.9.6 install --frozen --quiet
COPY lib lib
COPY notebooks notebooks
COPY data data
# The site tells its licenses, and whether there is a way to publish it.
COPY LICENSE Dockerfile ./
COPY .github/workflows/pages.yml .github/workflows/pages.yml
RUN npx -y deno@2.9.6 task run
RUN cp "$(npx -y deno@2.9.6 eval --no-config 'console.log(Deno.execPath())')" /usr/local/bin/deno

FROM debian:bookworm-slim
WORKDIR /patroliq
COPY --from=made /usr/local/bin/deno /usr/local/bin/deno
COPY --from=made /patroliq/lib lib
COPY --from=made /patroliq/outputs/site outputs/site
# The cache cannot be written, which does no harm: there are no packages.
ENV DENO_DIR=/nowhere DENO_NO_UPDATE_CHECK=1 NO_COLOR=1
USER 65532:65532
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["deno", "eval", "--no-config", "const { ok } = await fetch('http://127.0.0.1:8080/'); Deno.exit(ok ? 0 : 1);"]
# The files of the site and one port are all that it may use.
ENTRYPOINT ["deno", "run", "--no-config", "--no-lock", "--no-npm", "--no-remote", "--no-prompt", \
  "--allow-read=/patroliq/outputs/site", "--allow-net=0.0.0.0:8080", \
  "lib/commands/serve.ts", "--host", "0.0.0.0", "--port", "8080"]

# Three images from one file: `packages` installs, `migrate` applies migrations and ends, `app` serves.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
# Prisma's own engine is never used: the migrations run through the one in WebAssembly.
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true \
    NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev

FROM packages AS build
COPY . .
RUN node scripts/prepare.mjs \
 && mkdir -p public \
 && SAMSPEL_STANDALONE=1 node node_modules/next/dist/bin/next build

FROM packages AS migrate
COPY scripts scripts
COPY prisma prisma
USER node
CMD ["node", "--disable-warning=ExperimentalWarning", "scripts/database/migrate.ts"]

FROM node:24-bookworm-slim AS app
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=3000
COPY --from=build --chown=node:node /app/.next/standalone ./
COPY --from=build --chown=node:node /app/.next/static ./.next/static
COPY --from=build --chown=node:node /app/public ./public
COPY --from=build --chown=node:node /app/scripts/start/check-health.mjs ./scripts/start/check-health.mjs
USER node
EXPOSE 3000
CMD ["node", "server.js"]

# Two images of one source: `app` serves; `tools` migrates, imports and verifies (npm run migrate, npm run cli).
FROM node:22-bookworm-slim AS tools
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /srv/rongqiao
COPY package.json package-lock.json .npmrc ./
COPY scripts/setup/generate.ts scripts/setup/generate.ts
RUN npm ci
COPY . .
RUN npm run db:generate && npm run build
CMD ["npm", "run", "migrate"]

FROM node:22-bookworm-slim AS app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/rongqiao
RUN install --directory --owner=node --group=node --mode=0700 /var/lib/rongqiao
WORKDIR /srv/rongqiao
COPY --from=tools --chown=root:root /srv/rongqiao/.next/standalone ./
USER node
VOLUME /var/lib/rongqiao
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]

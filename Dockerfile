# Builds and runs Copydesk. The database lies in the volume /app/var.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY data data
COPY scripts scripts
COPY schemas schemas
COPY src src
COPY test test
COPY desk desk
RUN npm run build && npm prune --omit=dev --ignore-scripts
# What the image has no use for: the database for another C library, and the names of what is in the binary.
RUN rm -rf node_modules/@libsql/*-musl* && strip -o /node /usr/local/bin/node

FROM debian:bookworm-slim
COPY --from=build /node /usr/local/bin/node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist/bin dist/bin
COPY --from=build /app/dist/desk dist/desk
COPY data data
RUN useradd --uid 1000 node && mkdir var && chown node:node var
VOLUME /app/var
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/bin/cli.js", "serve"]

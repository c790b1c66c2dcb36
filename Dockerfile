# The server in an image of its own. docs/deploy.md tells how it is run.
ARG NODE=22-bookworm-slim

# Builds the package as it is published, and installs it as a user would, with the readers of PDF and DOCX.
FROM node:${NODE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm pack --ignore-scripts --pack-destination /tmp
WORKDIR /app
RUN npm init --yes > /dev/null && \
    npm install --ignore-scripts --no-audit --no-fund --omit=dev /tmp/langchain-chatglm-*.tgz @langchain/core@1 openai@6 pdfjs-dist@5 mammoth@1 && \
    rm -rf node_modules/onnxruntime-node/bin/napi-v*/darwin node_modules/onnxruntime-node/bin/napi-v*/win32

FROM node:${NODE}
LABEL org.opencontainers.image.title="langchain-chatglm" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    XDG_CACHE_HOME=/cache
RUN mkdir /cache && chown node:node /cache
COPY --from=build /app/node_modules /app/node_modules
USER node
WORKDIR /data
VOLUME /cache
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/node_modules/langchain-chatglm/dist/cli/main.js"]
CMD ["serve", "--host", "0.0.0.0"]

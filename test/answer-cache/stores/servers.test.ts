import { KeyvPostgres } from "@keyv/postgres";
import KeyvRedis from "@keyv/redis";
import Keyv from "keyv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyValueStoreTests } from "../../../src/testing/key-value-store-conformance.js";
import { postgresProgram, startPostgres } from "../../support/servers/postgres-server.js";
import { redisProgram, startRedis } from "../../support/servers/redis-server.js";
import type { StoreServer } from "../../support/servers/store-server.js";

const runner = { describe, it, expect };
let server: StoreServer;
let opened = 0;
const another = (): number => {
  opened += 1;
  return opened;
};

describe.skipIf(redisProgram === undefined)("Redis or Valkey (skipped if neither is installed)", () => {
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  const release = async (store: object): Promise<void> => {
    if ("disconnect" in store && typeof store.disconnect === "function") await store.disconnect();
  };
  const namespace = (): string => `test${another()}`;

  keyValueStoreTests(runner, {
    name: "@keyv/redis itself",
    open: () => new KeyvRedis(`${server.url}/${another() % 16}`),
    release,
  });
  keyValueStoreTests(runner, {
    name: "Keyv on @keyv/redis",
    open: () => new Keyv({ store: new KeyvRedis(server.url), namespace: namespace() }),
    release,
  });
});

describe.skipIf(postgresProgram === undefined)("PostgreSQL (skipped if it isn't installed)", () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  const release = async (store: object): Promise<void> => {
    if ("disconnect" in store && typeof store.disconnect === "function") await store.disconnect();
  };
  keyValueStoreTests(runner, {
    name: "Keyv on @keyv/postgres",
    open: () => new Keyv({ store: new KeyvPostgres({ uri: server.url, table: `test${another()}`, keySize: 1_000 }) }),
    release,
  });
});

import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { KeyvPostgres } from "@keyv/postgres";
import KeyvRedis from "@keyv/redis";
import Keyv from "keyv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyValueStore } from "../../../src/answer-cache/key-value-store.js";
import { FileLeases } from "../../../src/answer-cache/leases/file-leases.js";
import type { Leases } from "../../../src/answer-cache/leases/leases.js";
import { leasesOf } from "../../../src/answer-cache/leases/leases-of.js";
import { fileStore } from "../../../src/answer-cache/stores/file-store.js";
import { leaseTests } from "../../../src/testing/lease-conformance.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";
import { postgresProgram, startPostgres } from "../../support/servers/postgres-server.js";
import { redisProgram, startRedis } from "../../support/servers/redis-server.js";
import type { StoreServer } from "../../support/servers/store-server.js";

const runner = { describe, it, expect };
const must = (store: KeyValueStore): Leases => {
  const leases = leasesOf(store);
  if (leases === undefined) throw new Error("no leases");
  return leases;
};
let opened = 0;
const another = (): string => {
  opened += 1;
  return `test${opened}`;
};

leaseTests(runner, { name: "files", open: () => new FileLeases(path.join(temporaryFolder(), "leases")) });
leaseTests(runner, { name: "Keyv on files", open: () => must(new Keyv({ store: fileStore({ folder: temporaryFolder() }) })) });

describe("leases as files", () => {
  it("takes a file that holds no lease for one that is being written, and no longer than that", async () => {
    const folder = temporaryFolder();
    const leases = new FileLeases(folder);
    await leases.take("a", "one", 60_000);
    const [name = ""] = readdirSync(folder);
    for (const content of ["", "{", '{"holder":1,"endsAt":0}', "null"]) {
      writeFileSync(path.join(folder, name), content);
      expect((await leases.take("a", "other", 60_000)).status).toBe("held");
      const longAgo = new Date(Date.now() - 10_000);
      utimesSync(path.join(folder, name), longAgo, longAgo);
      expect((await leases.take("a", "other", 60_000)).status).toBe("taken");
    }
    expect(readdirSync(folder)).toEqual([name]);
  });

  it("gives a lease whose time is over to one of many, every time", async () => {
    const folder = temporaryFolder();
    const many = Array.from({ length: 40 }, () => new FileLeases(folder));
    for (let round = 0; round < 100; round += 1) {
      const key = `key${round}`;
      await many[0]?.take(key, "first", 1);
      await new Promise((resolve) => setTimeout(resolve, 2));
      const all = await Promise.all(
        many.map(async (leases, index) => {
          const taken: string[] = [];
          for (let tried = 0; tried < 3; tried += 1) {
            const { status } = await leases.take(key, `holder-${index}-${tried}`, 60_000);
            if (status === "taken") taken.push(`holder-${index}-${tried}`);
          }
          return taken;
        }),
      );
      expect(all.flat()).toHaveLength(1);
      expect(await many[0]?.take(key, "late", 60_000)).toEqual({ status: "held", by: all.flat()[0] });
    }
    expect(readdirSync(folder)).toHaveLength(100);
  });

  it("goes on when who replaced a lease died in the middle of it", async () => {
    const folder = temporaryFolder();
    const leases = new FileLeases(folder);
    await leases.take("a", "one", 1);
    const [name = ""] = readdirSync(folder);
    const { id } = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as { id: string };
    const claim = path.join(folder, `${name}.${id}`);
    writeFileSync(claim, "");
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await leases.take("a", "other", 60_000)).status).toBe("held");
    const longAgo = new Date(Date.now() - 10_000);
    utimesSync(claim, longAgo, longAgo);
    expect((await leases.take("a", "other", 60_000)).status).toBe("taken");
    expect(readdirSync(folder)).toEqual([name]);
  });

  it("deletes what was abandoned an hour ago when it is opened, and works again if its folder is deleted", async () => {
    const folder = temporaryFolder();
    const [old, young] = [path.join(folder, "old.lease"), path.join(folder, "young.lease")];
    for (const file of [old, young]) writeFileSync(file, "");
    const longAgo = new Date(Date.now() - 4_000_000);
    utimesSync(old, longAgo, longAgo);
    const leases = new FileLeases(folder);
    await leases.take("a", "one", 60_000);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readdirSync(folder)).toContain("young.lease");
    rmSync(folder, { recursive: true });
    await expect(leases.take("b", "one", 60_000)).rejects.toThrow("ENOENT");
    expect((await leases.take("b", "one", 60_000)).status).toBe("taken");
  });
});

describe("a store without leases", () => {
  it.each([
    ["a Map", new Map<string, string>()],
    ["Keyv on a Map", new Keyv()],
    [
      "something that only looks like it",
      { get: () => undefined, set: () => undefined, delete: () => undefined, leases: { take: 1 } },
    ],
  ])("%s has none", (_name, store) => {
    expect(leasesOf(store)).toBeUndefined();
  });
});

describe.skipIf(redisProgram === undefined)("Redis or Valkey (skipped if neither is installed)", () => {
  let server: StoreServer;
  const adapters = new Set<KeyvRedis<string>>();
  const open = (): KeyvRedis<string> => {
    const adapter = new KeyvRedis<string>(server.url, { namespace: another() });
    adapters.add(adapter);
    return adapter;
  };
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(async () => {
    for (const adapter of adapters) await adapter.disconnect();
    await server.stop();
  });
  leaseTests(runner, { name: "@keyv/redis", open: () => must(open()) });

  it("lists no lease as an entry, and clears none", async () => {
    const keyv = new Keyv({ store: open() });
    const leases = must(keyv);
    await leases.take("a", "one", 60_000);
    await keyv.set("b", "value");
    const keys: string[] = [];
    for await (const [key] of keyv.iterator?.(undefined) ?? []) keys.push(key);
    expect(keys.join()).not.toContain("lease");
    await keyv.clear();
    expect((await leases.take("a", "other", 60_000)).status).toBe("held");
  });
});

describe.skipIf(postgresProgram === undefined)("PostgreSQL (skipped if it isn't installed)", () => {
  let server: StoreServer;
  const adapters = new Set<KeyvPostgres>();
  const open = (): KeyvPostgres => {
    const adapter = new KeyvPostgres({ uri: server.url, table: another() });
    adapters.add(adapter);
    return adapter;
  };
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    for (const adapter of [...adapters].slice(0, 1)) await adapter.disconnect();
    await server.stop();
  });
  leaseTests(runner, { name: "@keyv/postgres", open: () => must(new Keyv({ store: open() })) });
});

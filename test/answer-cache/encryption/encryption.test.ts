import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Keyv from "keyv";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import type { AnswerParts } from "../../../src/answer-cache/answer-parts.js";
import type { CacheEncryption } from "../../../src/answer-cache/encryption/value-cipher.js";
import { fileStore } from "../../../src/answer-cache/stores/file-store.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";

const [older, newer] = [randomBytes(32), randomBytes(32)];
const parts = (question = "Who wrote Emma?", model = "m"): AnswerParts => ({
  question,
  history: [{ role: "user", content: "A word from the conversation: zymurgy." }],
  scope: { model, prompt: "p", tenant: "tenant-of-secrets", sources: ["source-of-secrets"] },
});
const answer = {
  text: "Jane Austen wrote it.",
  citations: [{ number: 1, source: "s", location: "emma.md", text: "Emma is by Austen.", score: 1, cited: true }],
  origin: "model",
  values: [],
} as const;

const warnings: string[] = [];
const open = (store: Map<string, string> | Keyv, encryption?: CacheEncryption): AnswerCache =>
  new AnswerCache({ store, encryption, onWarning: ({ message }) => warnings.push(message) });

afterEach(() => {
  warnings.length = 0;
  vi.useRealTimers();
});

describe("an encrypted answer cache", () => {
  it("serves what it kept, also from Keyv and files, and by other words", async () => {
    const folder = temporaryFolder();
    await using files = fileStore({ folder });
    for (const store of [new Map<string, string>(), new Keyv({ store: new Map() }), files]) {
      await new AnswerCache({ store, encryption: { key: newer } }).keep(parts(), answer);
      const cache = new AnswerCache({ store, encryption: { key: newer } });
      expect(await cache.lookup(parts())).toMatchObject({ status: "hit", tier: "exact", answer });
      expect(await cache.lookup(parts("Could you tell me who wrote Emma?"))).toMatchObject({ status: "hit", tier: "wording" });
    }
  });

  it("leaves no word of question, answer, evidence or tenant in keys, values or files", async () => {
    const folder = temporaryFolder();
    const map = new Map<string, string>();
    await using files = fileStore({ folder });
    for (const store of [map, files]) {
      const cache = new AnswerCache({ store, encryption: { key: newer }, similar: { mode: "serve" } });
      await cache.keep(parts(), answer);
      await cache.feedback({ cacheKey: cache.keyOf(parts()), cacheTier: "similar" }, "good");
    }
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const contents = names.flatMap((name) => (name.endsWith(".json") ? [readFileSync(path.join(folder, name), "latin1")] : []));
    expect(map.size).toBeGreaterThanOrEqual(2);
    expect(contents.length).toBe(map.size);
    const everything = [...map].flat().concat(names, contents).join("\n");
    for (const word of ["Emma", "wrote", "Austen", "emma.md", "zymurgy", "secrets", "question", "checksum", 'observed"'])
      expect(everything).not.toContain(word);
    // Neither as it is nor in base64.
    expect(Buffer.from(everything.replaceAll(/[^A-Za-z0-9+/_-]/gu, ""), "base64").toString("latin1")).not.toContain("Austen");
  });

  it("encrypts equal answers differently each time", async () => {
    const [one, other] = [new Map<string, string>(), new Map<string, string>()];
    for (const store of [one, other]) await open(store, { key: newer }).keep(parts(), answer);
    expect([...one.keys()]).toEqual([...other.keys()]);
    for (const [key, value] of one) expect(other.get(key)).not.toBe(value);
  });

  it("reads by old keys, and writes by the new one", async () => {
    const store = new Map<string, string>();
    await open(store, { key: older }).keep(parts(), answer);
    const before = [...store.values()];
    const cache = open(store, { key: newer, oldKeys: [older] });
    expect(await cache.lookup(parts())).toMatchObject({ status: "hit", answer });
    expect([...store.values()]).toEqual(before);
    await cache.keep(parts(), { ...answer, text: "Austen." });
    expect(await open(store, { key: newer }).lookup(parts())).toMatchObject({ answer: { text: "Austen." } });
    expect(warnings).toEqual([]);
  });

  it.each([
    ["another key", { key: newer }],
    ["no key", undefined],
  ])("misses with %s, says so once, and leaves the entry to whom it belongs", async (_name, encryption) => {
    const store = new Map<string, string>();
    await open(store, { key: older }).keep(parts(), answer);
    const before = new Map(store);
    const cache = open(store, encryption);
    for (let times = 0; times < 3; times += 1) expect(await cache.lookup(parts())).toEqual({ status: "miss" });
    expect(await cache.verify()).toEqual({ answers: 0, references: 0, expired: 0, locked: store.size, damaged: [] });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^The answer cache holds answers that are encrypted/u);
    expect(warnings[0]).not.toContain("Emma");
    expect(cache.statistics).toMatchObject({ failures: 0, rejected: 0, misses: 3 });
    expect(store).toEqual(before);
  });

  it("takes nothing that was written without the key, which anybody could have", async () => {
    const store = new Map<string, string>();
    await open(store).keep(parts(), answer);
    expect((await open(store, { key: newer }).lookup(parts())).status).toBe("miss");
    expect(warnings).toEqual([expect.stringContaining("not encrypted")]);
  });

  it("notices every bit that is turned, everywhere", async () => {
    const store = new Map<string, string>();
    const cache = open(store, { key: newer });
    await cache.keep(parts(), { ...answer, text: "A.", citations: [] });
    const key = cache.keyOf(parts());
    const bytes = Buffer.from(store.get(key) ?? "");
    expect(bytes.length).toBeGreaterThan(200);
    let served = 0;
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      store.set(key, altered.toString("latin1"));
      if ((await open(store, { key: newer }).lookup(parts())).status === "hit") served += 1;
    }
    expect(served).toBe(0);
    store.set(key, bytes.toString());
    expect((await cache.lookup(parts())).status).toBe("hit");
  });

  it("notices what was cut, lengthened, or put under another question's key", async () => {
    const store = new Map<string, string>();
    const cache = open(store, { key: newer });
    const [one, other] = [parts(), parts("Who wrote Persuasion?")];
    await cache.keep(one, answer);
    await cache.keep(other, { ...answer, text: "Austen as well." });
    const value = store.get(cache.keyOf(one)) ?? "";
    const alterations = [
      value.slice(0, -1),
      value.slice(0, 40),
      `${value}A`,
      `${value}=`,
      value.slice(0, 28),
      store.get(cache.keyOf(other)) ?? "",
    ];
    for (const altered of alterations) {
      store.set(cache.keyOf(one), altered);
      expect((await open(store, { key: newer }).verify()).damaged).toEqual([cache.keyOf(one)]);
      expect((await open(store, { key: newer }).lookup(one)).status).toBe("miss");
      // What is known to be altered isn't left there.
      expect(store.has(cache.keyOf(one))).toBe(false);
    }
  });

  it("takes keys of 32 bytes alone, and never shows one", () => {
    for (const key of [randomBytes(16), randomBytes(33), new Uint8Array()])
      expect(() => open(new Map(), { key })).toThrow("32 random bytes");
    const text: unknown = "k".repeat(32);
    const given = { key: text } as CacheEncryption;
    expect(() => open(new Map(), given)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
    const secret = createHash("sha256").update("s").digest();
    const cache = open(new Map(), { key: secret });
    expect(() => open(new Map(), { key: newer, oldKeys: [secret.subarray(1)] })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(secret.toString("hex").slice(4, 12)) }),
    );
    expect(JSON.stringify(cache)).not.toContain(secret.toString("hex"));
  });
});

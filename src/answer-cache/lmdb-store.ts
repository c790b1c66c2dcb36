import { EventEmitter } from "node:events";
import { mkdir } from "node:fs/promises";
import type { Database, RootDatabase } from "lmdb";
import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import { answerCacheFolder } from "./cache-folder.js";
import { checkLmdbFile } from "./check-lmdb-file.js";

export interface LmdbStoreOptions {
  /** Folder of the database files, made on first use. Defaults to {@link answerCacheFolder}. */
  readonly folder?: string | undefined;
  /** Bytes of values kept; beyond it the oldest are dropped. The files take somewhat more. Defaults to 256 MiB. */
  readonly maxBytes?: number | undefined;
}

interface Open {
  readonly root: RootDatabase<string, string>;
  /** key → record, JSON. */
  readonly records: Database<string, string>;
  /** [written at (ms), key] → bytes of the record: the order of eviction. */
  readonly order: Database<number, [number, string]>;
  /** "bytes" → the sum over `order`. */
  readonly totals: Database<number, string>;
}

const recordSchema = z.strictObject({ writtenAt: z.number(), expiresAt: z.number().nullable(), value: z.unknown() });
type StoredRecord = z.infer<typeof recordSchema>;

/** LMDB's own limit is 1,978 bytes for a key, which `order` shares with a number. */
const LONGEST_KEY_BYTES = 1_024;

/**
 * A Keyv storage adapter on LMDB (memory-mapped B+ tree, copy on write): survives a killed process without repair, may be opened by
 * several processes at once, and holds back neither start nor exit of the process. Opened by the first call.
 */
export class LmdbStore extends EventEmitter implements AsyncDisposable {
  /** Set by Keyv: `clear` and `iterator` then keep to keys that begin with it. */
  namespace: string | undefined;
  readonly opts: { readonly dialect: string; readonly url: string };
  readonly #folder: string;
  readonly #maxBytes: number;
  #opening: Promise<Open> | undefined;

  constructor({ folder = answerCacheFolder(), maxBytes = 256 * 2 ** 20 }: LmdbStoreOptions = {}) {
    super();
    if (!(maxBytes > 0))
      throw new ChatGLMError("INVALID_OPTION", `lmdbStore.maxBytes is ${maxBytes}.`, { remedy: "Give bytes above 0." });
    this.#folder = folder;
    this.#maxBytes = maxBytes;
    this.opts = { dialect: "lmdb", url: `lmdb://${folder}` };
  }

  async get(key: string): Promise<unknown> {
    const { records } = await this.#open();
    const stored = records.get(key);
    if (stored === undefined) return undefined;
    const record = parseRecord(stored);
    if (record !== undefined && (record.expiresAt === null || record.expiresAt > Date.now())) return record.value;
    await this.delete(key);
    return undefined;
  }

  /** @param ttl milliseconds; none, or 0, for ever. Resolves to false for a value that alone is above `maxBytes`. */
  async set(key: string, value: unknown, ttl?: number): Promise<boolean> {
    if (Buffer.byteLength(key) > LONGEST_KEY_BYTES) {
      throw new ChatGLMError("INVALID_OPTION", `A key of ${Buffer.byteLength(key)} bytes; the store takes ${LONGEST_KEY_BYTES}.`);
    }
    const open = await this.#open();
    const writtenAt = Date.now();
    const record = JSON.stringify({ writtenAt, expiresAt: ttl === undefined || ttl <= 0 ? null : writtenAt + ttl, value });
    const bytes = Buffer.byteLength(record);
    if (bytes > this.#maxBytes) return false;
    await open.root.transaction(() => {
      let total = (open.totals.get("bytes") ?? 0) - remove(open, key) + bytes;
      while (total > this.#maxBytes) {
        const [oldest] = open.order.getKeys({ limit: 1 });
        if (oldest === undefined) break;
        total -= remove(open, oldest[1], oldest);
      }
      void open.records.put(key, record);
      void open.order.put([writtenAt, key], bytes);
      void open.totals.put("bytes", total);
    });
    return true;
  }

  async delete(key: string): Promise<boolean> {
    const open = await this.#open();
    return open.root.transaction(() => {
      const removed = remove(open, key);
      if (removed > 0) void open.totals.put("bytes", (open.totals.get("bytes") ?? 0) - removed);
      return removed > 0;
    });
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  async clear(): Promise<void> {
    const open = await this.#open();
    const prefix = this.namespace === undefined ? "" : `${this.namespace}:`;
    await open.root.transaction(() => {
      let total = open.totals.get("bytes") ?? 0;
      for (const key of [...open.records.getKeys({ start: prefix })]) {
        if (!key.startsWith(prefix)) break;
        total -= remove(open, key);
      }
      void open.totals.put("bytes", total);
    });
  }

  /** Keys and values, of one namespace where given. */
  async *iterator(namespace?: string): AsyncGenerator<[string, unknown], void, undefined> {
    const { records } = await this.#open();
    const prefix = namespace === undefined ? "" : `${namespace}:`;
    for (const key of [...records.getKeys({ start: prefix })]) {
      if (!key.startsWith(prefix)) break;
      const value = await this.get(key);
      if (value !== undefined) yield [key, value];
    }
  }

  /** Closes the files. A later call opens them again. */
  async disconnect(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    if (opening !== undefined) await (await opening).root.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.disconnect();
  }

  #open(): Promise<Open> {
    this.#opening ??= this.#openFiles().catch((cause: unknown) => {
      this.#opening = undefined;
      const remedy = "Delete the folder if it is damaged, or give lmdbStore another one.";
      throw new ChatGLMError("CACHE_STORE_FAILED", `Can't open the answer cache in ${this.#folder}: ${String(cause)}.`, {
        remedy,
        cause,
      });
    });
    return this.#opening;
  }

  async #openFiles(): Promise<Open> {
    // Answers are private: readable by this user only.
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await checkLmdbFile(this.#folder);
    const { open } = await import("lmdb");
    const root = open<string, string>({ path: this.#folder, maxDbs: 4, encoding: "string" });
    root.readerCheck(); // forgets readers of processes that were killed
    return {
      root,
      records: root.openDB<string, string>("records", { encoding: "string" }),
      order: root.openDB<number, [number, string]>("order", { encoding: "json" }),
      totals: root.openDB<number, string>("totals", { encoding: "json" }),
    };
  }
}

/** A Keyv storage adapter that survives a restart: `new Keyv({ store: lmdbStore() })`, or given to AnswerCache as it is. */
export function lmdbStore(options: LmdbStoreOptions = {}): LmdbStore {
  return new LmdbStore(options);
}

/** Takes a record and its place in the order out, inside a transaction. Returns the bytes that frees. */
function remove({ records, order }: Open, key: string, place?: [number, string]): number {
  const stored = records.get(key);
  const writtenAt = stored === undefined ? undefined : parseRecord(stored)?.writtenAt;
  const where = place ?? (writtenAt === undefined ? undefined : ([writtenAt, key] satisfies [number, string]));
  const bytes = where === undefined ? 0 : (order.get(where) ?? 0);
  if (where !== undefined) void order.remove(where);
  if (stored !== undefined) void records.remove(key);
  return bytes;
}

function parseRecord(stored: string): StoredRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}

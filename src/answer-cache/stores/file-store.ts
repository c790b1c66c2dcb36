import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { KeyvStoreAdapter, StoredData } from "keyv";
import pLimit from "p-limit";
import { ChatGLMError } from "../../errors.js";
import { answerCacheFolder } from "../cache-folder.js";
import { FileLeases } from "../leases/file-leases.js";
import type { Leases, LeasingStore } from "../leases/leases.js";
import { ByteLedger } from "./byte-ledger.js";
import { encodeEntry, readEntryFile, writeEntryFile } from "./entry-file.js";
import { EntryFolder } from "./entry-folder.js";

/** Where {@link fileStore} keeps entries, and how many. */
export interface FileStoreOptions {
  /** Folder of the entries, made by the first write. Defaults to the system's cache folder for this package. */
  readonly folder?: string | undefined;
  /** Bytes kept; beyond it the least recently used entries are deleted. Defaults to 256 MiB. */
  readonly maxBytes?: number | undefined;
}

/** That an entry was of use is noted again after so long: a hit needn't write. Milliseconds. */
const NOTED_AGAIN_MS = 60_000;
/** Files read, written or deleted at once. */
const AT_ONCE = 32;

/**
 * A Keyv storage adapter that keeps each entry in a file of its own, with a checksum. Nothing is held open, so any number of stores
 * and processes share a folder, and a full, damaged or unwritable disk is an ordinary error. Damaged entries are moved to
 * `damaged/` under a dated name, reported as an `error` event, and are misses. Folders are readable by their owner only.
 *
 * Method: one file per key, replaced by rename, as npm's own cache and Git's objects are kept.
 */
export class FileStore extends EventEmitter implements KeyvStoreAdapter, LeasingStore, AsyncDisposable {
  /** Set by Keyv: `clear` and `iterator` then keep to keys that begin with it. */
  namespace: string | undefined;
  readonly opts: { readonly dialect: string; readonly url: string };
  /** Who answers what, over all processes that use the folder. */
  readonly leases: Leases;
  readonly #folder: EntryFolder;
  readonly #ledger: ByteLedger;
  readonly #maxBytes: number;
  readonly #writing = new Set<Promise<unknown>>();
  #prepared: Promise<void> | undefined;
  #closed = false;

  constructor({ folder = answerCacheFolder(), maxBytes = 256 * 2 ** 20 }: FileStoreOptions = {}) {
    super();
    if (!(maxBytes > 0)) {
      throw new ChatGLMError("INVALID_OPTION", `fileStore.maxBytes is ${maxBytes}.`, { remedy: "Give bytes above 0." });
    }
    this.#folder = new EntryFolder(folder);
    this.leases = new FileLeases(path.join(folder, "leases"));
    this.#ledger = ByteLedger.of(this.#folder);
    this.#maxBytes = maxBytes;
    this.opts = { dialect: "file", url: `file://${folder}` };
  }

  /** The value, or undefined if there is none, it has expired, or its file is damaged. */
  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    this.#checkOpen();
    return this.#valueOf(key, true);
  }

  /** @param isUse whether the entry is the more recently used for it */
  async #valueOf<Value>(key: string, isUse: boolean): Promise<StoredData<Value> | undefined> {
    const file = this.#folder.fileOf(hashOf(key));
    const read = await readEntryFile(file, key).catch((cause: unknown) => this.#fail("read", cause));
    if (read.status === "damaged") await this.#setAside(file, read.problem);
    if (read.status !== "valid") return undefined;
    const { expiresAt, value } = read.entry;
    const now = Date.now();
    if (expiresAt === null || expiresAt > now) {
      if (isUse && now - read.usedAt > NOTED_AGAIN_MS) void this.#track(this.#folder.used(file, new Date(now)));
      return value as StoredData<Value>;
    }
    await this.delete(key);
    return undefined;
  }

  /**
   * Stores a value; resolves to false if it alone is larger than `maxBytes`.
   *
   * @param ttl milliseconds; 0 or none for no expiry
   */
  async set(key: string, value: unknown, ttl?: number): Promise<boolean> {
    this.#checkOpen();
    const expiresAt = ttl === undefined || ttl <= 0 ? null : Date.now() + ttl;
    const bytes = encodeEntry({ key, expiresAt, value });
    if (bytes.length > this.#maxBytes) return false;
    await this.#track(this.#write(this.#folder.fileOf(hashOf(key)), bytes));
    return true;
  }

  /** Whether there was such an entry. */
  async delete(key: string): Promise<boolean> {
    this.#checkOpen();
    const deleted = this.#folder.delete(this.#folder.fileOf(hashOf(key)));
    return this.#track(deleted).catch((cause: unknown) => this.#fail("change", cause));
  }

  /** Whether {@link get} would give a value. */
  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  /** Deletes all entries, or with a `namespace` those of that namespace. */
  async clear(): Promise<void> {
    await this.deleteAll(this.namespace === undefined ? "" : `${this.namespace}:`);
  }

  /** Deletes every entry whose key begins with `prefix`. */
  async deleteAll(prefix: string): Promise<void> {
    this.#checkOpen();
    this.#ledger.forget();
    const limit = pLimit(AT_ONCE);
    for await (const files of this.#folder.shards()) {
      await Promise.all(
        files.map((file) =>
          limit(async () => ((await this.#keyOf(file))?.startsWith(prefix) ? this.#folder.delete(file) : false)),
        ),
      );
    }
  }

  /** Keys and values, of one namespace if given. */
  async *iterator<Value>(namespace?: string): AsyncGenerator<[string, Awaited<Value> | undefined], void> {
    this.#checkOpen();
    const prefix = namespace === undefined ? "" : `${namespace}:`;
    const limit = pLimit(AT_ONCE);
    for await (const files of this.#folder.shards()) {
      const keys = await Promise.all(files.map((file) => limit(() => this.#keyOf(file))));
      for (const key of keys) {
        if (!key?.startsWith(prefix)) continue;
        const value = await this.#valueOf<Awaited<Value>>(key, false);
        if (value !== undefined) yield [key, value as Awaited<Value>];
      }
    }
  }

  /** Files that are not what was written, or can't be read. They stay where they are until they are asked for. */
  async damaged(): Promise<string[]> {
    this.#checkOpen();
    const limit = pLimit(AT_ONCE);
    const damaged: string[] = [];
    const check = async (file: string): Promise<void> => {
      const read = await readEntryFile(file).catch(() => undefined);
      if (read === undefined || read.status === "damaged") damaged.push(file);
    };
    for await (const files of this.#folder.shards()) await Promise.all(files.map((file) => limit(check, file)));
    return damaged.sort();
  }

  /** How many entries there are, and their bytes on disk. */
  async size(): Promise<{ readonly entries: number; readonly bytes: number }> {
    this.#checkOpen();
    const entries = await this.#folder.listEntries();
    return { entries: entries.length, bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0) };
  }

  /** Waits for the writes under way. Later calls reject. */
  async disconnect(): Promise<void> {
    this.#closed = true;
    while (this.#writing.size > 0) await Promise.all(this.#writing);
  }

  /** The same, by the name that everything else here has for it. */
  async close(): Promise<void> {
    await this.disconnect();
  }

  /** Waits for writes that have begun; later calls reject. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #write(file: string, bytes: Buffer): Promise<void> {
    try {
      await this.#prepare();
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeEntryFile(file, bytes, this.#folder.temporary);
    } catch (cause) {
      this.#prepared = undefined; // somebody may have deleted the folder
      this.#fail("write to", cause);
    }
    // Making room may take longer than a write: only closing waits for it.
    void this.#track(this.#ledger.wrote(bytes.length, this.#maxBytes)).catch(() => undefined);
  }

  #prepare(): Promise<void> {
    this.#prepared ??= this.#folder.prepare();
    return this.#prepared;
  }

  async #setAside(file: string, problem: string): Promise<void> {
    const target = this.#folder.placeForDamaged(file, new Date());
    try {
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await rename(file, target);
    } catch {
      await rm(file, { recursive: true, force: true }).catch(() => undefined);
    }
    const remedy = `It was moved to ${target}.`;
    this.#report(new ChatGLMError("CACHE_STORE_FAILED", `${file} is damaged: ${problem}.`, { remedy }));
  }

  /** An `error` event that nobody listens to would end the process. */
  #report(error: ChatGLMError): void {
    if (this.listenerCount("error") > 0) this.emit("error", error);
  }

  /** The key in a file; undefined if the file can't be read or is damaged. */
  async #keyOf(file: string): Promise<string | undefined> {
    const read = await readEntryFile(file).catch(() => undefined);
    return read?.status === "valid" ? read.entry.key : undefined;
  }

  #fail(act: string, cause: unknown): never {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChatGLMError("CACHE_STORE_FAILED", `Can't ${act} the answer cache in ${this.#folder.path}: ${why}.`, {
      remedy: "Free some space, or give fileStore a folder that this user may write to.",
      cause,
    });
  }

  #checkOpen(): void {
    if (this.#closed) throw new ChatGLMError("CACHE_STORE_FAILED", "The answer cache's store is closed.");
  }

  #track<Value>(work: Promise<Value>): Promise<Value> {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    this.#writing.add(settled);
    void settled.then(() => this.#writing.delete(settled));
    return work;
  }
}

/** A Keyv storage adapter that survives a restart: `new Keyv({ store: fileStore() })`, or given to AnswerCache as it is. */
export function fileStore(options: FileStoreOptions = {}): FileStore {
  return new FileStore(options);
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

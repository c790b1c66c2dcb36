import { chmod, mkdir, readdir, rm, stat, unlink, utimes } from "node:fs/promises";
import path from "node:path";
import pLimit from "p-limit";

/** One entry as the folder lists it. */
export interface ListedEntry {
  readonly file: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

/** Files looked at, at once. */
const AT_ONCE = 32;
/** A temporary file this old was left by a process that was killed. */
const ABANDONED_MS = 3_600_000;

/**
 * Where entries lie: `entries/ab/abcd….json` by the SHA-256 of the key, so that no folder grows large; `temporary/` for files being written;
 * `damaged/` for what failed its checksum.
 */
export class EntryFolder {
  readonly path: string;
  readonly temporary: string;
  readonly #entries: string;

  constructor(folder: string) {
    this.path = folder;
    this.temporary = path.join(folder, "temporary");
    this.#entries = path.join(folder, "entries");
  }

  fileOf(hash: string): string {
    return path.join(this.#entries, hash.slice(0, 2), `${hash}.json`);
  }

  placeForDamaged(file: string, now: Date): string {
    return path.join(this.path, "damaged", `${now.toISOString().replaceAll(":", "-")} ${path.basename(file)}`);
  }

  /** Makes the folders. One that somebody made readable for others is closed to them: answers are private. */
  async prepare(): Promise<void> {
    await mkdir(this.temporary, { recursive: true, mode: 0o700 });
    await mkdir(this.#entries, { recursive: true, mode: 0o700 });
    await chmod(this.path, 0o700);
    for (const name of await readdir(this.temporary)) {
      const file = path.join(this.temporary, name);
      const stats = await stat(file).catch(() => undefined);
      if (stats !== undefined && Date.now() - stats.mtimeMs > ABANDONED_MS) await rm(file, { force: true, recursive: true });
    }
  }

  /** The entry files, a folder's worth at a time. Nothing if the store was never written to. */
  async *shards(): AsyncGenerator<string[], void, undefined> {
    for (const shard of await this.#shards()) yield await this.#files(shard);
  }

  async #shards(): Promise<string[]> {
    return (await names(this.#entries)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  }

  async #files(shard: string): Promise<string[]> {
    const folder = path.join(this.#entries, shard);
    return (await names(folder)).filter((name) => /^[0-9a-f]{64}\.json$/.test(name)).map((name) => path.join(folder, name));
  }

  async listEntries(): Promise<ListedEntry[]> {
    const limit = pLimit(AT_ONCE);
    const listed: ListedEntry[] = [];
    const look = async (file: string): Promise<void> => {
      const stats = await stat(file).catch(() => undefined);
      if (stats !== undefined) listed.push({ file, bytes: stats.size, usedAt: stats.mtimeMs });
    };
    const shards = await this.#shards();
    await Promise.all(
      shards.map((shard) => limit(() => this.#files(shard)).then((files) => Promise.all(files.map((file) => limit(look, file))))),
    );
    return listed;
  }

  /** Notes by the time of modification that an entry was of use. One that can't be noted, on a full or read-only disk, only counts as older. */
  async used(file: string, at: Date): Promise<void> {
    await utimes(file, at, at).catch(() => undefined);
  }

  /** Whether there was such a file. */
  async delete(file: string): Promise<boolean> {
    try {
      await unlink(file);
      return true;
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return false;
      throw error;
    }
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  }
}

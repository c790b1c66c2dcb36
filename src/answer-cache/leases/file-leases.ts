import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Leases, TakenLease } from "./leases.js";

const leaseSchema = z.strictObject({ holder: z.string().min(1).max(100), endsAt: z.number() });
type Lease = z.infer<typeof leaseSchema>;

/** A file without a lease in it is being written; so long after, its writer is dead. Milliseconds. */
const WRITTEN_WITHIN_MS = 5_000;
/** Files of leases that ended so long ago are deleted. Milliseconds. */
const ABANDONED_MS = 3_600_000;
/** Times to try again when others come between. */
const TRIES = 3;

/**
 * Leases as files: made only where there is none, which the file system decides. One whose time is over is moved aside, of which only one process gets to
 * move just this one. If it turns out to be a new one, it is put back.
 */
export class FileLeases implements Leases {
  readonly #folder: string;
  #prepared: Promise<void> | undefined;

  /** Makes nothing until a lease is taken. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async take(key: string, holder: string, milliseconds: number): Promise<TakenLease> {
    this.#prepared ??= this.#prepare();
    await this.#prepared;
    const file = this.#fileOf(key);
    for (let tried = 0; tried < TRIES; tried += 1) {
      if (await this.#make(file, { holder, endsAt: Date.now() + milliseconds })) return { status: "taken" };
      const found = await readLease(file);
      if (found === undefined) continue;
      if (found.endsAt > Date.now()) return { status: "held", by: found.holder };
      const other = await this.#moveAside(file);
      if (other !== undefined) return { status: "held", by: other.holder };
    }
    return { status: "held", by: undefined };
  }

  async extend(key: string, holder: string, milliseconds: number): Promise<boolean> {
    const file = this.#fileOf(key);
    const found = await readLease(file);
    // One that is over may be somebody else's before this is written.
    if (found?.holder !== holder || found.endsAt <= Date.now()) return false;
    const temporary = `${file}.${randomUUID()}`;
    await writeFile(temporary, JSON.stringify({ holder, endsAt: Date.now() + milliseconds }), { mode: 0o600 });
    await rename(temporary, file);
    return true;
  }

  async release(key: string, holder: string): Promise<void> {
    const file = this.#fileOf(key);
    if ((await readLease(file))?.holder === holder) await rm(file, { force: true });
  }

  async #make(file: string, lease: Lease): Promise<boolean> {
    try {
      await writeFile(file, JSON.stringify(lease), { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      if (isCode(error, "EEXIST")) return false;
      this.#prepared = undefined; // somebody may have deleted the folder
      throw error;
    }
  }

  /** Removes a lease that is over; undefined once it is gone, or what stands there if it is a new one. */
  async #moveAside(file: string): Promise<Lease | undefined> {
    const aside = `${file}.${randomUUID()}`;
    try {
      await rename(file, aside);
    } catch (error) {
      if (isCode(error, "ENOENT")) return undefined;
      throw error;
    }
    try {
      const moved = await readLease(aside);
      if (moved === undefined || moved.endsAt <= Date.now()) return undefined;
      await link(aside, file).catch(() => undefined);
      return moved;
    } finally {
      await rm(aside, { force: true });
    }
  }

  async #prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#folder)) {
      const file = path.join(this.#folder, name);
      const found = await stat(file).catch(() => undefined);
      if (found !== undefined && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(file, { force: true });
    }
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, `${createHash("sha256").update(key).digest("hex")}.lease`);
  }
}

/** Undefined if there is none. */
async function readLease(file: string): Promise<Lease | undefined> {
  try {
    const read = leaseSchema.safeParse(parseJson(await readFile(file, "utf8")));
    if (read.success) return read.data;
    const { mtimeMs } = await stat(file);
    return { holder: "?", endsAt: mtimeMs + WRITTEN_WITHIN_MS };
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Leases, TakenLease } from "./leases.js";

const leaseSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,100}$/),
  holder: z.string().min(1).max(100),
  endsAt: z.number(),
});
type Lease = z.infer<typeof leaseSchema>;

/** A file without a lease in it is being written, and a claim is being used; so long after, its writer is dead. Milliseconds. */
const WRITTEN_WITHIN_MS = 5_000;
/** Files of leases that ended so long ago are deleted. Milliseconds. */
const ABANDONED_MS = 3_600_000;
/** Times to try again when others come between. */
const TRIES = 3;

/**
 * Leases as files. One is made only where there is none, which the file system decides. What stands there is replaced or deleted only by who has the
 * claim on it: a file with the old lease's id in its name, which is made in the same way. Whoever comes to a claim late finds another lease there, and
 * leaves it.
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
      if (await this.#make(file, JSON.stringify(newLease(holder, milliseconds)))) return { status: "taken" };
      const found = await readLease(file);
      if (found === undefined) continue;
      if (found.endsAt > Date.now()) return { status: "held", by: found.holder };
      if (await this.#replace(file, found, newLease(holder, milliseconds))) return { status: "taken" };
    }
    return { status: "held", by: undefined };
  }

  async extend(key: string, holder: string, milliseconds: number): Promise<boolean> {
    const file = this.#fileOf(key);
    const found = await readLease(file);
    if (found?.holder !== holder || found.endsAt <= Date.now()) return false;
    return this.#replace(file, found, newLease(holder, milliseconds));
  }

  async release(key: string, holder: string): Promise<void> {
    const file = this.#fileOf(key);
    const found = await readLease(file);
    if (found?.holder === holder) await this.#replace(file, found, undefined);
  }

  async #make(file: string, content: string): Promise<boolean> {
    try {
      await writeFile(file, content, { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      if (isCode(error, "EEXIST")) return false;
      this.#prepared = undefined; // somebody may have deleted the folder
      throw error;
    }
  }

  /** Puts another lease in place of this one, or none. @returns false if somebody else does so, or did */
  async #replace(file: string, old: Lease, next: Lease | undefined): Promise<boolean> {
    const claim = `${file}.${old.id}`;
    if (!(await this.#make(claim, ""))) {
      // Its maker may have died. Whoever deletes it doesn't have it yet.
      const made = await stat(claim).catch(() => undefined);
      if (made !== undefined && Date.now() - made.mtimeMs > WRITTEN_WITHIN_MS) await rm(claim, { force: true });
      return false;
    }
    try {
      if ((await readLease(file))?.id !== old.id) return false;
      if (next === undefined) {
        await rm(file, { force: true });
      } else {
        const written = `${file}.${next.id}.new`;
        await writeFile(written, JSON.stringify(next), { mode: 0o600 });
        await rename(written, file);
      }
      return true;
    } finally {
      await rm(claim, { force: true });
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

function newLease(holder: string, milliseconds: number): Lease {
  return { id: randomUUID(), holder, endsAt: Date.now() + milliseconds };
}

/** Undefined if there is none. */
async function readLease(file: string): Promise<Lease | undefined> {
  try {
    const read = leaseSchema.safeParse(parseJson(await readFile(file, "utf8")));
    if (read.success) return read.data;
    const { mtimeMs } = await stat(file);
    return { id: `written-${Math.trunc(mtimeMs)}`, holder: "?", endsAt: mtimeMs + WRITTEN_WITHIN_MS };
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

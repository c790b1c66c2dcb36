import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { ChatGLMError } from "../errors.js";

/** Staging folders this process is filling now. */
const active = new Set<string>();

/**
 * A folder that appears whole or not at all. It is filled under a hidden name beside its destination and renamed at the end, so a run that is
 * killed leaves nothing under the final name; what it leaves under the hidden one, the next run to the same destination removes.
 */
export class StagedFolder implements AsyncDisposable {
  /** Where to put the files meanwhile. */
  readonly path: string;
  readonly destination: string;
  readonly #replaces: boolean;

  private constructor(path: string, destination: string, replaces: boolean) {
    this.path = path;
    this.destination = destination;
    this.#replaces = replaces;
  }

  /**
   * @param ownedBy a file that a folder must hold to be replaced: overwriting must not delete what this program did not make
   * @throws ChatGLMError INVALID_OPTION when the destination holds files and may not be replaced
   */
  static async create(destination: string, options: { overwrite: boolean; ownedBy: string }): Promise<StagedFolder> {
    const target = resolve(destination);
    const present = await filesIn(target);
    if (present !== undefined && present.length > 0) refuseToReplace(target, present, options);
    const parent = dirname(target);
    await mkdir(parent, { recursive: true });
    await removeStale(parent, prefixOf(target));
    const path = join(parent, `${prefixOf(target)}${process.pid}-${randomBytes(4).toString("hex")}`);
    await mkdir(path);
    active.add(path);
    return new StagedFolder(path, target, present !== undefined);
  }

  /** Gives the folder its final name. */
  async publish(): Promise<void> {
    await syncFolder(this.path);
    if (this.#replaces) {
      const old = `${this.path}-replaced`;
      const isEmpty = await rmdir(this.destination).then(
        () => true,
        () => false,
      );
      if (!isEmpty) await rename(this.destination, old);
      await rename(this.path, this.destination);
      await rm(old, { recursive: true, force: true });
    } else {
      await rename(this.path, this.destination);
    }
    await syncFolder(dirname(this.destination));
  }

  /** Removes what was not published. */
  async [Symbol.asyncDispose](): Promise<void> {
    active.delete(this.path);
    await rm(this.path, { recursive: true, force: true });
  }
}

function refuseToReplace(target: string, present: readonly string[], options: { overwrite: boolean; ownedBy: string }): void {
  if (!options.overwrite) {
    throw new ChatGLMError("INVALID_OPTION", `${target} already exists and is not empty.`, {
      remedy: "Choose another folder, or overwrite this one (--overwrite).",
    });
  }
  if (!present.includes(options.ownedBy)) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `${target} is not a converted model (no ${options.ownedBy}), so it is not overwritten.`,
      {
        remedy: "Choose another folder, or remove this one yourself.",
      },
    );
  }
}

/** The machine's name is part of it: on a shared disk, only this machine knows which of its processes live. */
function prefixOf(target: string): string {
  return `.${basename(target)}.unfinished-${hostname().replaceAll(/[^A-Za-z0-9.]/g, "_")}-`;
}

async function removeStale(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(parent, name);
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    const lives = owner === process.pid ? active.has(path) : isAlive(owner);
    if (!lives) await rm(path, { recursive: true, force: true });
  }
}

function isAlive(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function filesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      if (error.code === "ENOENT") return undefined;
      if (error.code === "ENOTDIR")
        throw new ChatGLMError("INVALID_OPTION", `${folder} is a file or lies below one; it has to be a folder.`);
    }
    throw error;
  }
}

/** Makes a folder's entries durable where the system lets a folder be opened (not on Windows). */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (process.platform !== "win32") throw error;
  }
}

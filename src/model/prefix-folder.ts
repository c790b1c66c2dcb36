import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { endianness } from "node:os";
import path from "node:path";
import type { PrefixStore } from "../engine/prefix-store.js";
import { ChatGLMError } from "../errors.js";

export interface PrefixFolderOptions {
  readonly folder: string;
  /** Tells apart what computes different keys and values: see `modelIdentity`. */
  readonly model: string;
  /** Of keys and values, over all layers. */
  readonly bytesPerToken: number;
}

const digestBytes = 32;

/**
 * Named prefixes as files: a line that says what they are (format, model, byte order, tokens), the token ids, keys and values, and the
 * SHA-256 of all that. The first two must be byte for byte what the reader would write, so nothing of a file is ever interpreted; what
 * differs, or can't be read, is a miss. A file appears whole or not at all.
 */
export class PrefixFolder implements PrefixStore {
  readonly #options: PrefixFolderOptions;

  constructor(options: PrefixFolderOptions) {
    this.#options = options;
  }

  async has(name: string, ids: Int32Array): Promise<boolean> {
    const file = this.#fileOf(name);
    return (await withFile(file, (handle) => this.#isOf(handle, ids))) === true;
  }

  async read(name: string, ids: Int32Array, parts: readonly Uint8Array[]): Promise<boolean> {
    const file = this.#fileOf(name);
    const read = withFile(file, async (handle) => {
      if (!(await this.#isOf(handle, ids))) return false;
      const head = this.#headOf(ids);
      const hash = createHash("sha256").update(head);
      let position = head.length;
      for (const part of parts) {
        if (!(await fill(handle, part, position))) return false;
        hash.update(part);
        position += part.length;
      }
      const digest = Buffer.alloc(digestBytes);
      return (await fill(handle, digest, position)) && digest.equals(hash.digest());
    });
    return (await read) === true;
  }

  async write(name: string, ids: Int32Array, parts: readonly Uint8Array[]): Promise<void> {
    const file = this.#fileOf(name);
    const unfinished = path.join(this.#options.folder, `.${name}.${process.pid}-${randomBytes(4).toString("hex")}`);
    try {
      await mkdir(this.#options.folder, { recursive: true });
      const handle = await open(unfinished, "wx");
      try {
        const hash = createHash("sha256");
        for (const piece of [this.#headOf(ids), ...parts]) {
          hash.update(piece);
          await handle.writeFile(piece); // from where the last one ended
        }
        await handle.writeFile(hash.digest());
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
    } catch (cause) {
      await rm(unfinished, { force: true }).catch(() => {});
      throw writeFailure(file, cause);
    }
  }

  /** Whether a file holds these ids of this model, and has the length that goes with it. */
  async #isOf(handle: FileHandle, ids: Int32Array): Promise<boolean> {
    const expected = this.#headOf(ids);
    const { size } = await handle.stat();
    if (size !== expected.length + ids.length * this.#options.bytesPerToken + digestBytes) return false;
    const head = Buffer.alloc(expected.length);
    return (await fill(handle, head, 0)) && head.equals(expected);
  }

  #headOf(ids: Int32Array): Buffer {
    const { model, bytesPerToken } = this.#options;
    const format = "langchain-chatglm prefix 1";
    const line = JSON.stringify({ format, model, bytesPerToken, endianness: endianness(), tokens: ids.length });
    return Buffer.concat([Buffer.from(`${line}\n`), new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength)]);
  }

  #fileOf(name: string): string {
    if (!/^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}._-]{0,99}$/u.test(name)) {
      throw new ChatGLMError(
        "INVALID_OPTION",
        `${JSON.stringify(name)} can't name a prefix; use up to 100 letters, digits, "-", "_" and ".", not "." first.`,
      );
    }
    return path.join(this.#options.folder, `${name}.prefix`);
  }
}

/** What `use` makes of an opened file; undefined when it can't be opened or read. */
async function withFile<Result>(file: string, use: (handle: FileHandle) => Promise<Result>): Promise<Result | undefined> {
  try {
    const handle = await open(file, "r");
    return await use(handle).finally(() => handle.close());
  } catch {
    return undefined;
  }
}

/** False when the file ends before `into` is full. */
async function fill(handle: FileHandle, into: Uint8Array, position: number): Promise<boolean> {
  for (let filled = 0; filled < into.length; ) {
    const { bytesRead } = await handle.read(into, filled, into.length - filled, position + filled);
    if (bytesRead === 0) return false;
    filled += bytesRead;
  }
  return true;
}

function writeFailure(file: string, cause: unknown): ChatGLMError {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  return new ChatGLMError(
    isFull ? "DISK_FULL" : "IO_FAILED",
    `${file} can't be written: ${cause instanceof Error ? cause.message : String(cause)}.`,
    { remedy: isFull ? "Free some space, or choose another prefixFolder." : "Choose a prefixFolder that can be written.", cause },
  );
}

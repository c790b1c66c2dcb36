import { createHash, randomUUID } from "node:crypto";
import { appendFile, mkdir, open, readFile, rename, rm, stat, truncate, utimes } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";

/** Codes by the key of what they stand for. */
export type KeyedCodes = readonly (readonly [key: string, codes: Int8Array])[];

const FORM = "langchain-chatglm vectors 1";
const MOST_BYTES = 1_024 * 2 ** 20;
const MOST_HEADER = 4_096;
/** Bytes of a key, which is hexadecimal elsewhere, and of a block's checksum. */
const KEY = 16;
const CHECKSUM = 16;
/** Vectors of a block at most. */
const MOST_IN_BLOCK = 1_024;

const header = z.strictObject({ form: z.literal(FORM), identity: z.string(), width: z.int().min(1).max(65_535) });

/**
 * Vectors of one embedder that outlast the process. They are added by blocks with a checksum of their own, each in one write: what was added
 * before a process was killed is there, and so is what other processes added meanwhile. After a damaged block nothing is read.
 */
export class VectorFile {
  readonly #file: string;
  readonly #identity: string;
  #width: number | undefined;
  /** Bytes that are known to be whole; undefined where the file has to be written anew. */
  #whole: number | undefined;

  constructor(file: string, identity: string) {
    this.#file = file;
    this.#identity = identity;
  }

  /** What is kept for this embedder, each key's last codes; nothing if it is another's or damaged from its beginning. */
  async read(): Promise<ReadonlyMap<string, Int8Array>> {
    const codes = new Map<string, Int8Array>();
    try {
      const stats = await stat(this.#file);
      if (!stats.isFile() || stats.size > MOST_BYTES) return codes;
      const bytes = await readFile(this.#file);
      const end = bytes.subarray(0, MOST_HEADER).indexOf(10);
      const { identity, width } = header.parse(JSON.parse(bytes.subarray(0, end).toString()));
      if (identity !== this.#identity) return codes;
      this.#width = width;
      this.#whole = await readBlocks(bytes, end + 1, width, codes);
      if (this.#whole < bytes.length) await truncate(this.#file, this.#whole);
      const now = new Date();
      await utimes(this.#file, now, now).catch(() => undefined);
    } catch {
      // What can't be read is made again.
      this.#whole = undefined;
    }
    return codes;
  }

  /**
   * Rejects with the file system's error; what was kept before stays readable.
   *
   * @param all what is to be kept, these among it, should the file have to be written anew
   */
  async append(entries: KeyedCodes, all: () => KeyedCodes): Promise<void> {
    const [, first] = entries[0] ?? [];
    if (first === undefined) return;
    if (this.#whole === undefined || this.#width !== first.length) return await this.rewrite(all());
    const blocks = Buffer.concat(blocksOf(entries));
    try {
      // Another process may have written it anew, or deleted it.
      if ((await stat(this.#file)).size < this.#whole) return await this.rewrite(all());
      await appendFile(this.#file, blocks, { flag: "a" });
    } catch (error) {
      if (isMissing(error)) return await this.rewrite(all());
      await truncate(this.#file, this.#whole).catch(() => undefined);
      throw error;
    }
    this.#whole += blocks.length;
  }

  /** Writes these alone, beside the file, and renames. For the user's eyes only. Rejects with the file system's error. */
  async rewrite(entries: KeyedCodes): Promise<void> {
    const [, first] = entries[0] ?? [];
    if (first === undefined) return await rm(this.#file, { force: true });
    await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    const temporary = `${this.#file}.${randomUUID()}.tmp`;
    const width = first.length;
    let length = 0;
    try {
      const handle = await open(temporary, "wx", 0o600);
      try {
        const line = `${JSON.stringify({ form: FORM, identity: this.#identity, width })}\n`;
        for (const part of [Buffer.from(line), ...blocksOf(entries)]) {
          await handle.writeFile(part);
          length += part.length;
        }
      } finally {
        await handle.close();
      }
      await rename(temporary, this.#file);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    this.#width = width;
    this.#whole = length;
  }
}

/** A block: how many vectors, each one's key and codes, and the first bytes of a SHA-256 of these. */
function blocksOf(entries: KeyedCodes): Buffer[] {
  const blocks: Buffer[] = [];
  for (let from = 0; from < entries.length; from += MOST_IN_BLOCK) {
    const some = entries.slice(from, from + MOST_IN_BLOCK);
    const count = Buffer.alloc(4);
    count.writeUInt32LE(some.length);
    const body = Buffer.concat([
      count,
      ...some.flatMap(([key, codes]) => [Buffer.from(key, "hex"), Buffer.from(codes.buffer, codes.byteOffset, codes.length)]),
    ]);
    blocks.push(Buffer.concat([body, checksum(body)]));
  }
  return blocks;
}

/** Where the last whole block ends. */
async function readBlocks(bytes: Buffer, start: number, width: number, codes: Map<string, Int8Array>): Promise<number> {
  let at = start;
  while (at + 4 <= bytes.length) {
    const count = bytes.readUInt32LE(at);
    const end = at + 4 + count * (KEY + width);
    if (count > MOST_IN_BLOCK || end + CHECKSUM > bytes.length) break;
    if (!checksum(bytes.subarray(at, end)).equals(bytes.subarray(end, end + CHECKSUM))) break;
    for (let record = at + 4; record < end; record += KEY + width) {
      const from = bytes.byteOffset + record + KEY;
      codes.set(bytes.toString("hex", record, record + KEY), new Int8Array(bytes.buffer, from, width));
    }
    at = end + CHECKSUM;
    await nextTurn();
  }
  return at;
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest().subarray(0, CHECKSUM);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { deleteForgotten } from "./index-folder.js";
import type { SavedPassages } from "./passage-index.js";
import type { SavedWords } from "./word-index.js";

/** What is kept of a file between readings. */
export interface FileRecord {
  readonly path: string;
  readonly name: string;
  /** What the file looked like when it was listed. */
  readonly stamp: string;
  /** SHA-256 of its bytes: a file that was only touched isn't parsed again. */
  readonly hash?: string | undefined;
  /** Numbers of its passages. */
  readonly passages: readonly number[];
  /** Counts towards the sum of all files. */
  readonly bytes: number;
  /** Parts that were left out. */
  readonly omissions: readonly string[];
  readonly note?: string | undefined;
  /** Why it can't be read, if that stays so until it changes. */
  readonly unread?: { readonly reason: string; readonly remedy?: string | undefined } | undefined;
}

/** An index as plain values. */
export interface Snapshot {
  readonly records: readonly FileRecord[];
  readonly passages: SavedPassages;
}

const MAGIC = "langchain-chatglm documents 1";
const MOST_BYTES = 1_024 * 2 ** 20;
/** Values on a line: what is written or read between two turns. */
const ON_A_LINE = 500;

const id = z.int().nonnegative();
const text = z.string();
const record = z.strictObject({
  path: text,
  name: text,
  stamp: text,
  hash: text.optional(),
  passages: z.array(id),
  bytes: z.number().nonnegative(),
  omissions: z.array(text),
  note: text.optional(),
  unread: z.strictObject({ reason: text, remedy: text.optional() }).optional(),
});
const passage = z.strictObject({
  headings: z.array(text),
  text,
  file: text,
  location: text,
  isMarkdown: z.boolean().optional(),
});
const line = z.union([
  z.strictObject({ records: z.array(record) }),
  z.strictObject({ passages: z.array(z.tuple([id, passage])) }),
  // As many bytes, and a line feed, follow.
  z.strictObject({ terms: z.array(text), counts: z.array(id), bytes: id }),
  z.strictObject({ nextId: id }),
]);

/**
 * What was saved; undefined if there is nothing, or it is damaged: then the files are read again. Lines of JSON, and bytes that one of them
 * announces, between a line that names the form and one with the SHA-256 of all before it.
 */
export async function readSnapshot(file: string): Promise<Snapshot | undefined> {
  try {
    const stats = await stat(file);
    if (!stats.isFile() || stats.size > MOST_BYTES) return undefined;
    const bytes = await readFile(file);
    const end = bytes.length - 65;
    if (end <= 0 || bytes.subarray(end).toString("latin1") !== `${digest(bytes.subarray(0, end))}\n`) return undefined;
    const read = await parseLines(bytes.subarray(0, end));
    if (read === undefined || !isWhole(read)) return undefined;
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined);
    return read;
  } catch {
    return undefined;
  }
}

async function parseLines(bytes: Buffer): Promise<Snapshot | undefined> {
  const records: FileRecord[] = [];
  const passages: SavedPassages["passages"][number][] = [];
  const words: SavedWords[] = [];
  let nextId: number | undefined;
  let from = bytes.indexOf(10) + 1;
  if (bytes.subarray(0, from).toString("latin1") !== `${MAGIC}\n`) return undefined;
  while (from < bytes.length) {
    const to = bytes.indexOf(10, from);
    const parsed = line.parse(JSON.parse(bytes.subarray(from, to < 0 ? bytes.length : to).toString()));
    if ("records" in parsed) records.push(...(parsed.records as FileRecord[]));
    else if ("passages" in parsed) passages.push(...(parsed.passages as typeof passages));
    else if ("nextId" in parsed) nextId = parsed.nextId;
    from = to < 0 ? bytes.length : to + 1;
    if ("terms" in parsed) {
      words.push({ ...parsed, postings: bytes.subarray(from, from + parsed.bytes) });
      from += parsed.bytes + 1;
    }
    await nextTurn();
  }
  return nextId === undefined ? undefined : { records, passages: { nextId, passages, words } };
}

/** Each passage belongs to one file, and its number is smaller than the next. */
function isWhole({ records, passages: { nextId, passages } }: Snapshot): boolean {
  const numbers = new Set(passages.map(([number]) => number));
  const owned = records.flatMap((one) => one.passages);
  return (
    numbers.size === passages.length &&
    owned.length === numbers.size &&
    new Set(owned).size === owned.length &&
    owned.every((number) => numbers.has(number) && number < nextId)
  );
}

/**
 * Writes beside the file and renames, so that no process reads half of it. For the user's eyes only. Gives way to other work between lines.
 * Rejects with the file system's error.
 */
export async function writeSnapshot(file: string, content: Snapshot): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, "wx", 0o600);
    try {
      const hash = createHash("sha256");
      for (const written of linesOf(content)) {
        for (const part of [written, "\n"]) {
          hash.update(part);
          await handle.writeFile(part);
        }
      }
      await handle.writeFile(`${hash.digest("hex")}\n`);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await deleteForgotten(folder).catch(() => undefined);
}

function* linesOf({ records, passages: { nextId, passages, words } }: Snapshot): Generator<string | Uint8Array, void, undefined> {
  yield MAGIC;
  for (const some of inParts(records)) yield JSON.stringify({ records: some });
  for (const some of inParts(passages)) yield JSON.stringify({ passages: some });
  for (const { terms, counts, postings } of words) {
    yield JSON.stringify({ terms, counts, bytes: postings.length });
    yield postings;
  }
  yield JSON.stringify({ nextId });
}

function* inParts<Value>(values: readonly Value[]): Generator<readonly Value[], void, undefined> {
  for (let from = 0; from < values.length; from += ON_A_LINE) yield values.slice(from, from + ON_A_LINE);
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

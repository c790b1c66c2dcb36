import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type EncoderBatch, EncoderSession } from "../onnx-runtime/encoder-session.js";
import type { EncoderForm } from "./encoder-folder.js";
import { normaliseRows, pool } from "./pool.js";
import { type EncodeText, openTextEncoding } from "./text-encoding.js";

/** A query is asked with other words in front than a document has. */
export type TextRole = "query" | "document";

/** Vectors of texts, row by row: [texts × width]. */
export interface EncodedTexts {
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly width: number;
}

/**
 * Tokens of one run, filled-up places included. On a processor, larger runs are hardly faster, and a question waits for the run that is under
 * way.
 */
const RUN_TOKENS = 512;

/** A folder's model, open in this thread: text in, vectors out. */
export class Encoder implements AsyncDisposable {
  readonly #session: EncoderSession;
  readonly #encode: EncodeText;
  readonly #form: EncoderForm;

  private constructor(session: EncoderSession, encode: EncodeText, form: EncoderForm) {
    this.#session = session;
    this.#encode = encode;
    this.#form = form;
  }

  static async open(form: EncoderForm, threads: number): Promise<Encoder> {
    const encode = await openTextEncoding(form);
    return new Encoder(await EncoderSession.open(form.graph, { threads }), encode, form);
  }

  /**
   * @param betweenRuns awaited before each run; what it throws ends the work
   */
  async embed(texts: readonly string[], role: TextRole, betweenRuns: () => Promise<void>): Promise<EncodedTexts> {
    const { queryPrefix, documentPrefix, pooling, normalise } = this.#form;
    const prefix = role === "query" ? queryPrefix : documentPrefix;
    const encoded = texts.map((text, index) => ({ index, ids: this.#encode(prefix + text) }));
    let width = 0;
    let vectors = new Float32Array(0);
    for (const some of runsOf(encoded)) {
      await betweenRuns();
      const batch = batchOf(some.map(({ ids }) => ids));
      const pooled = pool(await this.#session.run(batch), batch, pooling);
      if (width === 0) {
        width = pooled.length / some.length;
        vectors = new Float32Array(texts.length * width);
      }
      for (const [row, { index }] of some.entries()) {
        vectors.set(pooled.subarray(row * width, (row + 1) * width), index * width);
      }
    }
    if (normalise) normaliseRows(vectors, width);
    return { vectors, width };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }
}

/** Texts of about one length share a run: what fills up the shorter ones is computed too. */
function runsOf<Text extends { readonly ids: readonly number[] }>(texts: readonly Text[]): readonly (readonly Text[])[] {
  const sorted = [...texts].sort((a, b) => a.ids.length - b.ids.length);
  const runs: Text[][] = [];
  for (const text of sorted) {
    const run = runs.at(-1);
    if (run === undefined || (run.length + 1) * text.ids.length > RUN_TOKENS) runs.push([text]);
    else run.push(text);
  }
  return runs;
}

function batchOf(texts: readonly (readonly number[])[]): EncoderBatch {
  const columns = Math.max(1, ...texts.map((ids) => ids.length));
  const ids = new BigInt64Array(texts.length * columns);
  const mask = new BigInt64Array(texts.length * columns);
  for (const [row, text] of texts.entries()) {
    for (const [column, id] of text.entries()) {
      ids[row * columns + column] = BigInt(id);
      mask[row * columns + column] = 1n;
    }
  }
  return { ids, mask, rows: texts.length, columns };
}

/** Changes when the same text may get another vector: the model's files and the way they are used, in a SHA-256. */
export async function encoderIdentity(form: EncoderForm): Promise<string> {
  const { graph, tokenizer, ...how } = form;
  const hash = createHash("sha256").update(JSON.stringify([1, how, tokenizer.kind, tokenizer.config]));
  for (const file of [graph, tokenizer.file]) {
    const bytes = createHash("sha256");
    await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), bytes);
    hash.update(bytes.digest());
  }
  for (const file of [`${graph}_data`, `${graph}.data`]) {
    const bytes = createHash("sha256");
    const isThere = await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), bytes).then(
      () => true,
      () => false,
    );
    if (isThere) hash.update(bytes.digest());
  }
  return `onnx:${hash.digest("hex")}`;
}

import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { mainScript } from "../../../language/main-script.js";
import { quantise } from "../../../vectors/quantise.js";
import { type KeyedCodes, VectorFile } from "../../../vectors/vector-file.js";
import { VectorIndex } from "../../../vectors/vector-index.js";
import type { IndexedPassage } from "./passage-index.js";

/** A text that has no vector yet. */
export interface TextToEmbed {
  /** Hexadecimal; the same for the same text. */
  readonly key: string;
  readonly text: string;
}

/** How far embedding has come, in texts; equal passages share one. */
export interface VectorsDone {
  readonly done: number;
  readonly all: number;
}

interface Embedded {
  readonly script: number;
  /** Number of its vector; undefined before there is one. */
  vector: number | undefined;
  /** Numbers of the passages with this text. */
  readonly passages: Set<number>;
}

/** Where more of the file's vectors than this share belong to no passage, it is written anew. */
const MOST_UNUSED = 0.5;
const AT_ONCE = 500;

/**
 * Vectors of passages by one embedder. They belong to texts, not to places: a passage that was moved, or comes again, keeps its vector. Kept in a
 * file of their own, which may be lost or damaged at the cost of embedding again.
 */
export class PassageVectors {
  readonly #file: VectorFile | undefined;
  readonly #texts = new Map<string, Embedded>();
  readonly #keys = new Map<number, string>();
  readonly #byVector = new Map<number, Embedded>();
  readonly #waiting = new Set<string>();
  #kept: ReadonlyMap<string, Int8Array> = new Map();
  #index: VectorIndex | undefined;
  #nextVector = 0;

  private constructor(file: VectorFile | undefined) {
    this.#file = file;
  }

  /**
   * The vectors of these passages, as far as the file has them.
   *
   * @param file undefined keeps none
   */
  static async open(
    { file, identity }: { readonly file: string | undefined; readonly identity: string },
    passages: Iterable<readonly [number, IndexedPassage]>,
  ): Promise<PassageVectors> {
    const vectors = new PassageVectors(file === undefined ? undefined : new VectorFile(file, identity));
    vectors.#kept = (await vectors.#file?.read()) ?? new Map();
    let count = 0;
    for (const [id, passage] of passages) {
      vectors.add(id, passage);
      count += 1;
      if (count % AT_ONCE === 0) await nextTurn();
    }
    const used = vectors.#byVector.size;
    const unused = vectors.#kept.size - used;
    vectors.#kept = new Map();
    vectors.#index?.settle();
    if (unused > AT_ONCE && unused > MOST_UNUSED * (used + unused)) {
      await vectors.#file?.rewrite(vectors.#everything()).catch(() => undefined);
    }
    return vectors;
  }

  get done(): VectorsDone {
    return { done: this.#texts.size - this.#waiting.size, all: this.#texts.size };
  }

  add(id: number, passage: IndexedPassage): void {
    const key = keyOf(embeddedText(passage));
    this.#keys.set(id, key);
    const known = this.#texts.get(key);
    if (known !== undefined) return void known.passages.add(id);
    const embedded: Embedded = { script: mainScript(passage.text), vector: undefined, passages: new Set([id]) };
    this.#texts.set(key, embedded);
    const codes = this.#kept.get(key);
    if (codes === undefined) this.#waiting.add(key);
    else this.#set(embedded, codes);
  }

  remove(id: number): void {
    const key = this.#keys.get(id);
    if (key === undefined) return;
    this.#keys.delete(id);
    const embedded = this.#texts.get(key);
    if (embedded === undefined || (embedded.passages.delete(id) && embedded.passages.size > 0)) return;
    this.#texts.delete(key);
    this.#waiting.delete(key);
    if (embedded.vector === undefined) return;
    this.#byVector.delete(embedded.vector);
    this.#index?.delete(embedded.vector);
  }

  /** @param passage by its number */
  missing(count: number, passage: (id: number) => IndexedPassage | undefined): readonly TextToEmbed[] {
    const texts: TextToEmbed[] = [];
    for (const key of this.#waiting) {
      if (texts.length >= count) break;
      for (const id of this.#texts.get(key)?.passages ?? []) {
        const found = passage(id);
        if (found === undefined) continue;
        texts.push({ key, text: embeddedText(found) });
        break;
      }
    }
    return texts;
  }

  /**
   * Takes the vectors of texts, and writes them to the file. Those of texts that are gone meanwhile are kept there only. Rejects with the file
   * system's error, after which the vectors serve all the same.
   */
  async put(entries: readonly (readonly [key: string, vector: Float32Array])[]): Promise<void> {
    const codes: KeyedCodes = entries.map(([key, vector]) => [key, quantise(vector)]);
    // Vectors of another width are another model's, whatever its identity says.
    if (this.#index !== undefined && codes.some(([, some]) => some.length !== this.#index?.width)) this.#forget();
    for (const [key, some] of codes) {
      const embedded = this.#texts.get(key);
      if (embedded === undefined || !this.#waiting.delete(key)) continue;
      this.#set(embedded, some);
    }
    await this.#file?.append(codes, () => this.#everything());
  }

  /** Passages whose text is nearest to a question, best first. */
  search(question: string, vector: Float32Array, limit: number): readonly number[] {
    if (this.#index === undefined) return [];
    if (this.#index.width !== vector.length) {
      // What is kept is another model's, whatever its identity says: it is made again.
      this.#forget();
      return [];
    }
    const found = this.#index.search(vector, limit, mainScript(question));
    return found.flatMap(({ id }) => [...(this.#byVector.get(id)?.passages ?? [])]).slice(0, limit);
  }

  #set(embedded: Embedded, codes: Int8Array): void {
    this.#index ??= new VectorIndex(codes.length);
    embedded.vector = this.#nextVector;
    this.#nextVector += 1;
    this.#byVector.set(embedded.vector, embedded);
    this.#index.set(embedded.vector, codes, embedded.script);
  }

  #forget(): void {
    this.#index = undefined;
    this.#byVector.clear();
    for (const [key, embedded] of this.#texts) {
      embedded.vector = undefined;
      this.#waiting.add(key);
    }
  }

  #everything(): KeyedCodes {
    return [...this.#texts].flatMap(([key, { vector }]) => {
      const codes = vector === undefined ? undefined : this.#index?.codes(vector);
      return codes === undefined ? [] : [[key, codes] as const];
    });
  }
}

/** What an embedder reads of a passage: the headings say what the text is about. */
function embeddedText({ headings, text }: IndexedPassage): string {
  return headings.length === 0 ? text : `${headings.join(" › ")}\n${text}`;
}

function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

import { createHash } from "node:crypto";
import { ChatGLMError } from "../../errors.js";
import type {
  DirectAnswer,
  Evidence,
  FindOptions,
  KnowledgeSource,
  NamedThing,
  RephrasedQuestion,
  SourceCallOptions,
} from "../knowledge-source.js";
import { abortedError, orAborted, SharedLoad } from "../shared-load.js";
import { openDatabase } from "./databases/open-database.js";
import { type HeldTables, type HoldOptions, holdTables } from "./held-tables.js";
import { isOfOneSort } from "./one-sort.js";
import { placeOfRow } from "./rows/row-place.js";
import type { TableDatabase } from "./table-database.js";
import type { TableSourceOptions } from "./table-options.js";

/** Changes when the same rows are told or answered from in another way. */
const METHOD = 1;
const LONGEST_QUESTION = 8_192;

/**
 * Tables of SQLite, PostgreSQL, CSV, TSV and Parquet. Small ones are answered from as graphs are, in Chinese and English; sums, averages,
 * groups and large tables by query plans that rules fill, and, if there is a model, that a model fills. Nobody writes SQL of a question's
 * text: statements are made of checked plans, their values are parameters, and they run where nothing can be written, within limits.
 *
 * Nothing is opened before the first question. `await using` closes connections and threads.
 */
export class TableSource implements KnowledgeSource {
  readonly name: string;
  readonly fingerprint?: (signal?: AbortSignal) => Promise<string>;
  readonly #database: TableDatabase;
  readonly #options: TableSourceOptions;
  readonly #hold: HoldOptions;
  readonly #load: SharedLoad<HeldTables>;
  readonly #revalidate: number;
  #held: HeldTables | undefined;
  #looked: { readonly version: Promise<string>; readonly goodUntil: number } | undefined;

  /** @throws ChatGLMError INVALID_OPTION */
  constructor(options: TableSourceOptions) {
    const { database, name = "tables", names = {}, tables, maxRows = 20_000, maxCells = 200_000, revalidate = 1_000 } = options;
    for (const [bound, value] of Object.entries({ maxRows, maxCells, revalidate }))
      if (!(value >= 0)) throw new ChatGLMError("INVALID_OPTION", `${bound}: ${value} is no number from 0.`);
    this.name = name;
    this.#options = options;
    this.#database = typeof database === "object" && "describe" in database ? database : openDatabase(database, options);
    this.#hold = { name, names, tables, maxRows, maxCells };
    this.#revalidate = revalidate;
    this.#load = new SharedLoad(async (signal) => {
      this.#held = await holdTables(this.#database, this.#hold, this.#held, signal);
      return this.#held;
    });
    if (options.model === undefined || options.modelVersion !== undefined)
      this.fingerprint = async (signal) => this.#fingerprintOf(await this.#version(signal));
  }

  /** Rows that the question names, and what they refer to. */
  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    const held = await this.#loaded(signal);
    const asked = question.slice(0, LONGEST_QUESTION);
    return held.graph
      .find(asked, { hops: 2, maxNeighbours: 24, maxFactsPerSubject: 12, limit })
      .map((evidence) => this.#placed(evidence, held));
  }

  /** Answers from the tables alone, or resolves to undefined where they don't say or the question isn't understood in full. */
  async answer(question: string, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    const held = await this.#loaded(signal);
    const { answer, finding } = held.graph.read(question);
    if (answer !== undefined && (finding === undefined || isOfOneSort(finding)))
      return { ...answer, evidence: answer.evidence.map((evidence) => this.#placed(evidence, held)) };
    return undefined;
  }

  async meaning(question: string, { signal }: SourceCallOptions): Promise<string | undefined> {
    const { graph } = await this.#loaded(signal);
    const { finding } = graph.read(question);
    return finding !== undefined && isOfOneSort(finding) ? graph.meaning(question) : undefined;
  }

  async rephrase(question: string, { signal }: SourceCallOptions): Promise<RephrasedQuestion | undefined> {
    const held = await this.#loaded(signal);
    const found = held.graph.rephrase(question);
    return found === undefined
      ? undefined
      : { ...found, evidence: found.evidence.map((evidence) => this.#placed(evidence, held)) };
  }

  /** The rows that a text names, with all their names. */
  async mentions(text: string, { signal }: SourceCallOptions): Promise<NamedThing[]> {
    return (await this.#loaded(signal)).graph.mentions(text);
  }

  /** Closes the database's connections and threads. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#load.forget();
    await this.#database.close();
  }

  #placed(evidence: Evidence, { schema }: HeldTables): Evidence {
    const id = evidence.location.slice(0, evidence.location.lastIndexOf(" ("));
    return { ...evidence, location: placeOfRow(this.#database.name, schema.tables, id) };
  }

  async #loaded(signal: AbortSignal | undefined): Promise<HeldTables> {
    return this.#load.get(await this.#version(signal), signal);
  }

  /** What the database was like when it was last looked at. */
  async #version(signal: AbortSignal | undefined): Promise<string> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const now = performance.now();
    if (this.#looked === undefined || now >= this.#looked.goodUntil) {
      const looking = { version: this.#database.fingerprint(), goodUntil: now + this.#revalidate };
      this.#looked = looking;
      looking.version.catch(() => {
        if (this.#looked === looking) this.#looked = undefined;
      });
    }
    return orAborted(this.#looked.version, signal);
  }

  #fingerprintOf(version: string): string {
    const { names, tables, maxRows, maxCells } = this.#hold;
    return createHash("sha256")
      .update(JSON.stringify([METHOD, version, names, tables, maxRows, maxCells, this.#options.modelVersion]))
      .digest("hex");
  }
}

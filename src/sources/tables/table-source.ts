import { createHash } from "node:crypto";
import { ChatGLMError } from "../../errors.js";
import { questionLanguage } from "../../language/question-language.js";
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
import { isBelievable } from "./believable.js";
import { openDatabase } from "./databases/open-database.js";
import { findLargeRows } from "./finding/large-rows.js";
import { type HeldTables, type HoldOptions, holdTables } from "./held-tables.js";
import { planByModel } from "./modelled/plan-by-model.js";
import { tellModelled, withNames } from "./modelled/tell-modelled.js";
import { placeOfRow } from "./rows/row-place.js";
import { planByRules } from "./rules/plan-by-rules.js";
import type { TableDatabase } from "./table-database.js";
import type { TableSourceOptions } from "./table-options.js";
import { tableNamed } from "./table-schema.js";
import { type TellOptions, tellResult } from "./telling/tell-result.js";
import { ToldPlan } from "./telling/told-plan.js";

/** Changes when the same rows are told or answered from in another way. */
const METHOD = 1;
const LONGEST_QUESTION = 8_192;
const MOST_PLANS = 20;
const MOST_ROWS = 200;

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
    const { database, name = "tables", names = {}, tables, maxRows = 10_000, maxCells = 100_000, revalidate = 1_000 } = options;
    for (const [bound, value] of Object.entries({ maxRows, maxCells, revalidate }))
      if (!(value >= 0)) throw new ChatGLMError("INVALID_OPTION", `${bound}: ${value} must be a number of at least 0.`);
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

  /** What a model's plan finds, if there is a model; rows that the question names, and what they refer to. */
  async find(question: string, { limit, signal, config, about }: FindOptions): Promise<Evidence[]> {
    const held = await this.#loaded(signal);
    const asked = printable(question);
    if (limit < 1 || asked.trim() === "") return [];
    const near = held.graph.find(asked, { hops: 3, maxNeighbours: 24, maxFactsPerSubject: 12, limit, about });
    const [modelled, large] = await Promise.all([
      this.#byModel(asked, held, { limit, signal, config }),
      findLargeRows(asked, held, { ...this.#telling(asked, held), database: this.#database, limit, signal }),
    ]);
    const placed = near.map((evidence) => this.#placed(evidence, held));
    return ranked([modelled, large, placed]).slice(0, limit);
  }

  /** Answers from the tables alone, or resolves to undefined where they don't say or the question isn't understood in full. */
  async answer(question: string, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    const held = await this.#loaded(signal);
    const { answer, finding } = held.graph.read(question);
    if (answer !== undefined && (finding === undefined || isBelievable(finding, held.schema)))
      return { ...answer, evidence: answer.evidence.map((evidence) => this.#placed(evidence, held)) };
    return this.#byRules(printable(question), held, signal);
  }

  async meaning(question: string, { signal }: SourceCallOptions): Promise<string | undefined> {
    const { graph, schema } = await this.#loaded(signal);
    const { finding } = graph.read(question);
    return finding !== undefined && isBelievable(finding, schema) ? graph.meaning(question) : undefined;
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

  /** Sums, groups, and what large tables say. */
  async #byRules(question: string, held: HeldTables, signal: AbortSignal | undefined): Promise<DirectAnswer | undefined> {
    const { schema, rows } = held;
    const large = new Set(rows.large.map(({ table }) => table));
    const plans = planByRules(question, held.words, (table) => large.has(table));
    const options = this.#telling(question, held);
    const results: DirectAnswer[] = [];
    let found = 0;
    for (const ruled of plans.slice(0, MOST_PLANS)) {
      const result = await this.#database.run(ruled.plan, { schema, maxRows: MOST_ROWS, signal });
      found += ruled.ask === "look-up" ? result.rows.length : 1;
      const answer = tellResult(ruled, result, options);
      if (answer !== undefined) results.push(answer);
    }
    // Rows of several tables, or two of one table, may be called so: which of them is meant is open.
    const [answer] = results;
    return found === 1 && plans.length <= MOST_PLANS ? answer : undefined;
  }

  /** The model's plan is evidence: whether it is what the question asks for, nobody has proven. */
  async #byModel(question: string, held: HeldTables, { limit, signal, config }: FindOptions): Promise<Evidence[]> {
    const { model, modelTimeout = 10_000, onWarning } = this.#options;
    if (model === undefined) return [];
    const { schema } = held;
    try {
      const plan = await planByModel(question, schema, { model, names: this.#hold.names, timeout: modelTimeout, signal, config });
      const table = plan === undefined ? undefined : tableNamed(schema, plan.table);
      if (plan === undefined || table === undefined) return [];
      const named = withNames(plan, table);
      const result = await this.#database.run(named, { schema, maxRows: MOST_ROWS, signal });
      return tellModelled(named, table, result, { ...this.#telling(question, held), limit });
    } catch (error) {
      if (signal?.aborted) throw abortedError(signal.reason);
      onWarning?.({ message: `No query plan: ${error instanceof Error ? error.message : String(error)}` });
      return [];
    }
  }

  #telling(question: string, { schema }: HeldTables): TellOptions {
    const language = questionLanguage(question);
    const told = new ToldPlan(schema, this.#hold.names, language);
    return { source: this.name, database: this.#database.name, language, told };
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

/** Databases refuse texts with some control characters, and halves of characters. */
function printable(question: string): string {
  return question.slice(0, LONGEST_QUESTION).replace(/\p{Cc}|\p{Cs}/gu, " ");
}

/** Lists in the order of their worth, each place told once; the best is 1. */
function ranked(lists: readonly (readonly Evidence[])[]): Evidence[] {
  const found = new Map<string, Evidence>();
  const [first = []] = lists.filter((list) => list.length > 0);
  for (const list of lists)
    for (const evidence of list) {
      const score = list === first ? evidence.score : evidence.score * 0.9;
      if (!found.has(evidence.location)) found.set(evidence.location, { ...evidence, score });
    }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

import { DataFactory, type Quad, type Quad_Object, type Quad_Predicate, type Quad_Subject, type Term } from "n3";
import type { Endpoint } from "./endpoint.js";
import { type Binding, isIri, type StatementQuery } from "./statement-query.js";

export interface GatherLimits {
  readonly maxQueries: number;
  readonly maxStatements: number;
  readonly maxPerNode: number;
  /** Rows that the endpoint is known to give: of as many or more, some may have been kept back. */
  readonly mostRows: number;
}

const QUERIES_AT_ONCE = 4;
/** Of what is too much, some show what it is like. */
const KEPT_OF_CUT = 200;
/** Things asked for in one query. */
const AT_ONCE = 40;
const NAMES_AT_ONCE = 200;
const TEXTS_AT_ONCE = 120;
const MOST_OF_A_TEXT = 200;

/** More was needed than one question may take. */
export class TooMuchToGather extends Error {}

/** Statements fetched from an endpoint, and what of it is known to be all there is. */
export class Gathered {
  readonly quads: Quad[];
  /** All statements about these were fetched, or more than the limit. */
  readonly outgoing: Map<string, "whole" | "cut">;
  readonly incoming: Map<string, "whole" | "cut">;
  readonly predicates: Map<string, "whole" | "cut">;
  readonly texts: Map<string, "whole" | "cut">;
  /** Whose names were looked up. */
  readonly named: Set<string>;
  readonly #endpoint: Endpoint;
  readonly #limits: GatherLimits;
  readonly #seen: Set<string>;
  #queries = 0;

  /** @param before what every question begins with */
  constructor(endpoint: Endpoint, limits: GatherLimits, before?: Gathered) {
    this.#endpoint = endpoint;
    this.#limits = limits;
    this.quads = [...(before?.quads ?? [])];
    this.outgoing = new Map(before?.outgoing);
    this.incoming = new Map(before?.incoming);
    this.predicates = new Map(before?.predicates);
    this.texts = new Map(before?.texts);
    this.named = new Set(before?.named);
    this.#seen = new Set(before?.keys());
  }

  keys(): Iterable<string> {
    return this.#seen;
  }

  async fetchOutgoing(nodes: Iterable<string>, signal: AbortSignal): Promise<void> {
    const limit = this.#limits.maxPerNode;
    await this.#fetchAll(nodes, this.outgoing, (nodes) => ({ asks: "about", nodes, limit: limit + 1 }), limit, AT_ONCE, signal);
  }

  async fetchIncoming(nodes: Iterable<string>, signal: AbortSignal): Promise<void> {
    const limit = this.#limits.maxPerNode;
    await this.#fetchAll(nodes, this.incoming, (nodes) => ({ asks: "to", nodes, limit: limit + 1 }), limit, AT_ONCE, signal);
  }

  async fetchPredicates(predicates: Iterable<string>, limit: number, signal: AbortSignal): Promise<void> {
    await this.#fetchAll(
      predicates,
      this.predicates,
      ([predicate = ""]) => ({ asks: "of", predicate, limit: limit + 1 }),
      limit,
      1,
      signal,
    );
  }

  /**
   * Statements that end in these texts; of a text that many end in, only those that name something by it.
   *
   * @returns subjects that are called so
   * @throws TooMuchToGather if more are called so than can be told apart.
   */
  async fetchTexts(
    texts: readonly string[],
    languages: readonly string[],
    naming: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    const limit = MOST_OF_A_TEXT + 1;
    const query = (some: readonly string[]): StatementQuery => ({ asks: "texts", texts: some, languages, limit });
    const atOnce = this.#endpoint.textsAtOnce ?? TEXTS_AT_ONCE;
    await this.#fetchAll(texts, this.texts, query, MOST_OF_A_TEXT, atOnce, signal, () => true);
    for (const [text, state] of this.texts) {
      if (state !== "cut") continue;
      const rows = await this.#select({ asks: "texts", texts: [text], languages, by: naming, limit }, signal);
      if (rows.length > MOST_OF_A_TEXT || rows.length >= this.#limits.mostRows) throw new TooMuchToGather();
      for (const row of rows) this.#addRow(row);
    }
    const isNaming = new Set(naming);
    const isAsked = new Set(texts);
    const called = this.quads.filter(({ predicate, object }) => isNaming.has(predicate.value) && isAsked.has(object.value));
    return new Set(called.map(({ subject }) => subject.value));
  }

  /** Names of everything that has been met and is not named yet. */
  async fetchNames(naming: readonly string[], signal: AbortSignal): Promise<void> {
    const met = new Set(this.quads.flatMap(({ subject, predicate, object }) => [subject, predicate, object].map(iriOf)));
    const unnamed = [...met].filter((iri) => iri !== "" && !this.named.has(iri));
    const names = new Map<string, "whole" | "cut">();
    const limit = this.#limits.maxPerNode;
    await this.#fetchAll(
      unnamed,
      names,
      (nodes) => ({ asks: "said", nodes, predicates: naming, limit: limit + 1 }),
      limit,
      NAMES_AT_ONCE,
      signal,
    );
    for (const iri of unnamed) this.named.add(iri);
  }

  /** A statement that is known otherwise. */
  add(quad: Quad): void {
    const key = [quad.subject, quad.predicate, quad.object].map(keyOf).join(" ");
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.quads.push(quad);
    if (this.quads.length > this.#limits.maxStatements) throw new TooMuchToGather();
  }

  /** Asks for several at once, and for fewer at once where there is too much; what alone is too much is cut. */
  async #fetchAll(
    wanted: Iterable<string>,
    known: Map<string, "whole" | "cut">,
    query: (some: readonly string[]) => StatementQuery,
    limit: number,
    atOnce: number,
    signal: AbortSignal,
    isAskable: (one: string) => boolean = isIri,
  ): Promise<void> {
    const missing = [...new Set(wanted)].filter((one) => !known.has(one));
    for (const one of missing) if (!isAskable(one)) known.set(one, "cut");
    const waiting = chunks(
      missing.filter((one) => isAskable(one)),
      atOnce,
    );
    while (waiting.length > 0) {
      const asked = waiting.splice(0, QUERIES_AT_ONCE);
      const answers = await Promise.all(asked.map((some) => this.#select(query(some), signal)));
      for (const [index, some] of asked.entries()) {
        const rows = answers[index] ?? [];
        const isCut = rows.length > limit || rows.length >= this.#limits.mostRows;
        if (isCut && some.length > 1) {
          const half = Math.ceil(some.length / 2);
          waiting.push(some.slice(0, half), some.slice(half));
          continue;
        }
        // What stands behind a blank node can't be asked for: whatever rests on it is not whole.
        const areAdded = rows
          .slice(0, isCut ? KEPT_OF_CUT : limit)
          .map((row) => this.#addRow(row))
          .every(Boolean);
        for (const one of some) known.set(one, isCut || !areAdded ? "cut" : "whole");
      }
    }
  }

  async #select(query: StatementQuery, signal: AbortSignal): Promise<readonly Binding[]> {
    this.#queries += 1;
    if (this.#queries > this.#limits.maxQueries) throw new TooMuchToGather();
    return this.#endpoint.select(query, signal);
  }

  #addRow({ s, p, o }: Binding): boolean {
    if (s?.termType !== "NamedNode" || p?.termType !== "NamedNode") return false;
    if (o?.termType !== "NamedNode" && o?.termType !== "Literal") return false;
    this.add(DataFactory.quad(s as Quad_Subject, p as Quad_Predicate, o as Quad_Object));
    return true;
  }
}

function iriOf(term: Term): string {
  return term.termType === "NamedNode" ? term.value : "";
}

function keyOf(term: Term): string {
  return term.termType === "Literal" ? JSON.stringify([term.value, term.language, term.datatype.value]) : `<${term.value}>`;
}

function chunks(all: readonly string[], size: number): (readonly string[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

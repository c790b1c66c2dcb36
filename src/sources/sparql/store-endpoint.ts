import { setImmediate as nextTurn } from "node:timers/promises";
import { DataFactory, type Quad, type Term, Writer } from "n3";
import type { Store } from "oxigraph";
import { loadPeer } from "../documents/readers/load-peer.js";
import type { FoundFile } from "../find-files.js";
import { fileNames } from "../graph/file-names.js";
import { readGraph } from "../graph/read-graph.js";
import type { Endpoint } from "../remote-graph/endpoint.js";
import type { Binding, StatementQuery } from "../remote-graph/statement-query.js";
import { written } from "./queries.js";

/** One call of 200,000 statements takes ten times as long as twenty of 10,000. */
const STATEMENTS_AT_ONCE = 10_000;

/** Files in an Oxigraph store in this process. */
export class StoreEndpoint implements Endpoint {
  readonly place: string;
  readonly givesAll = true;
  #store: Store | undefined;

  private constructor(store: Store, place: string) {
    this.#store = store;
    this.place = place;
  }

  /** @throws ChatGLMError MISSING_PACKAGE without `oxigraph`; GRAPH_INVALID with file and line. */
  static async load(
    files: readonly FoundFile[],
    limits: { readonly maxBytes: number; readonly maxTriples: number },
    signal: AbortSignal,
  ): Promise<StoreEndpoint> {
    const { Store } = await loadPeer("oxigraph", "Large graphs in this process", async () => {
      const loaded = await import("oxigraph");
      return "Store" in loaded ? loaded : (loaded as { readonly default: typeof import("oxigraph") }).default;
    });
    const store = new Store();
    const names = fileNames(files);
    for (const [index, { path }] of files.entries()) {
      let waiting: Quad[] = [];
      const load = async (): Promise<void> => {
        store.load(nTriples(waiting), { format: "application/n-triples", no_transaction: true });
        waiting = [];
        await nextTurn();
        signal.throwIfAborted();
      };
      for await (const quads of readGraph({ path, name: names[index] ?? path, index }, limits, signal)) {
        waiting = waiting.concat(quads);
        if (waiting.length >= STATEMENTS_AT_ONCE) await load();
      }
      await load();
    }
    return new StoreEndpoint(store, names.join(", "));
  }

  async select(query: StatementQuery, signal: AbortSignal): Promise<readonly Binding[]> {
    // Each query holds up everything else: others have their turn between two of them.
    await nextTurn();
    signal.throwIfAborted();
    const rows: unknown = this.#store?.query(written(query), { use_default_graph_as_union: true });
    if (!Array.isArray(rows)) return [];
    return rows.map((row: ReadonlyMap<string, Term>) =>
      Object.fromEntries([...row].map(([name, term]) => [name, ownTerm(term)])),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#store = undefined;
  }
}

/** All graphs as one. */
function nTriples(quads: readonly Quad[]): string {
  const writer = new Writer({ format: "N-Triples" });
  return writer.quadsToString(quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object)));
}

/** The store's terms belong to its memory: these are plain. */
function ownTerm(term: Term): Term {
  if (term.termType === "NamedNode") return DataFactory.namedNode(term.value);
  if (term.termType === "BlankNode") return DataFactory.blankNode(term.value);
  if (term.termType !== "Literal") return DataFactory.literal("");
  return term.language === ""
    ? DataFactory.literal(term.value, DataFactory.namedNode(term.datatype.value))
    : DataFactory.literal(term.value, term.language);
}

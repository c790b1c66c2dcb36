import { setImmediate as nextTurn } from "node:timers/promises";
import { AnsweringGraph } from "../../graph/answering-graph.js";
import type { DirectAnswer, RephrasedQuestion } from "../../knowledge-source.js";
import { isOfOneSort } from "../../tables/believable.js";
import type { DocumentTable } from "./passage-tables.js";
import { relationTable } from "./relation-table.js";
import { tableStatements } from "./table-statements.js";

const STATEMENTS_AT_ONCE = 500;

/** The tables of documents, answered from as graphs are. Reads nothing and never changes. */
export class DocumentTables {
  readonly #graph: AnsweringGraph;

  private constructor(graph: AnsweringGraph) {
    this.#graph = graph;
  }

  /** @returns undefined where no table says something of things that it names. */
  static async build(source: string, tables: readonly DocumentTable[], signal: AbortSignal): Promise<DocumentTables | undefined> {
    const relations = tables.map(relationTable).filter((table) => table !== undefined);
    if (relations.length === 0) return undefined;
    const graph = await AnsweringGraph.build(
      source,
      async (filled) => {
        let added = 0;
        for (const { quad, location } of tableStatements(relations)) {
          filled.add(quad, location);
          added += 1;
          if (added % STATEMENTS_AT_ONCE === 0) await nextTurn();
          signal.throwIfAborted();
        }
      },
      signal,
    );
    return new DocumentTables(graph);
  }

  answer(question: string): DirectAnswer | undefined {
    const { answer, finding } = this.#graph.read(question);
    return answer === undefined || (finding !== undefined && !isOfOneSort(finding)) ? undefined : placed(answer);
  }

  meaning(question: string): string | undefined {
    const { finding } = this.#graph.read(question);
    return finding === undefined || !isOfOneSort(finding) ? undefined : this.#graph.meaning(question);
  }

  rephrase(question: string): RephrasedQuestion | undefined {
    const found = this.#graph.rephrase(question);
    return found === undefined ? undefined : placed(found);
  }
}

/** Rows are cited by the passage that they stand in: a graph's `row:tarn (models.csv, rows 1-4)` is where that is. */
function placed<Found extends Pick<DirectAnswer, "evidence">>(found: Found): Found {
  const evidence = found.evidence.map((one) => ({
    ...one,
    location: /^row:.*? \((.+)\)$/u.exec(one.location)?.[1] ?? one.location,
  }));
  return { ...found, evidence };
}

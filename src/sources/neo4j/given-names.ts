import { DataFactory } from "n3";
import { localName } from "../graph/knowledge-graph.js";
import type { Binding } from "../remote-graph/statement-query.js";
import { graphNameOf, iriOf, LABEL, spokenType, textOf } from "./statements.js";

/** What labels, properties and relationship types are called, as statements: the database holds none about them. */
export class GivenNames {
  readonly #names: ReadonlyMap<string, readonly string[]>;

  constructor(names: Readonly<Record<string, readonly string[]>>) {
    this.#names = new Map(Object.entries(names));
  }

  /** Names of those among these that stand for labels, properties and relationship types. */
  statements(iris: readonly string[]): Binding[] {
    return iris.flatMap((iri) => this.#labelsOf(iri).map((text) => statement(iri, text)));
  }

  /** Labels that are called by one of these texts. */
  called(texts: readonly string[]): Binding[] {
    const asked = new Set(texts);
    return this.statements([...this.#names.keys()].map((name) => iriOf({ is: "label", name }))).filter(({ o }) =>
      asked.has(o?.value ?? ""),
    );
  }

  #labelsOf(iri: string): readonly string[] {
    const name = graphNameOf(iri);
    if (name === undefined || name.is === "node") return [];
    const given = this.#names.get(name.name) ?? [];
    const spoken = name.is === "relationship" ? spokenType(name.name) : undefined;
    // Who has names isn't called by its IRI any more.
    return spoken === undefined && given.length === 0 ? [] : [spoken ?? localName(iri), ...given];
  }
}

function statement(iri: string, text: string): Binding {
  return { s: DataFactory.namedNode(iri), p: DataFactory.namedNode(LABEL), o: textOf(text) };
}

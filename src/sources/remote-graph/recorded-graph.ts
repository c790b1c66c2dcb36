import { type Edge, KnowledgeGraph } from "../graph/knowledge-graph.js";

/** What was asked of a graph. */
export interface AskedOf {
  /** Nodes all of whose statements were asked for. */
  readonly outgoing: ReadonlySet<string>;
  /** Nodes for which all statements that lead to them were. */
  readonly incoming: ReadonlySet<string>;
  /** Nodes for which some of them were. */
  readonly someIncoming: ReadonlySet<string>;
  /** Predicates all of whose statements were. */
  readonly predicates: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  /** Everything that there is was. */
  readonly everything: boolean;
}

/** A part of a graph, which notes what is asked of it: an answer holds if the part has all of that. */
export class RecordedGraph extends KnowledgeGraph {
  #asked:
    | {
        readonly outgoing: Set<string>;
        readonly incoming: Set<string>;
        readonly someIncoming: Set<string>;
        readonly predicates: Set<string>;
        readonly texts: Set<string>;
        everything: boolean;
      }
    | undefined;

  override get isPartial(): boolean {
    return true;
  }

  /** Runs work, and tells what it asked. */
  record<Value>(work: () => Value): { readonly value: Value; readonly asked: AskedOf } {
    const [outgoing, incoming, someIncoming] = [new Set<string>(), new Set<string>(), new Set<string>()];
    const asked = {
      outgoing,
      incoming,
      someIncoming,
      predicates: new Set<string>(),
      texts: new Set<string>(),
      everything: false,
    };
    this.#asked = asked;
    try {
      return { value: work(), asked };
    } finally {
      this.#asked = undefined;
    }
  }

  askedText(text: string): void {
    this.#asked?.texts.add(text);
  }

  override outgoing(node: string): readonly Edge[] {
    this.#asked?.outgoing.add(node);
    return super.outgoing(node);
  }

  override incoming(node: string): readonly Edge[] {
    this.#asked?.incoming.add(node);
    return super.incoming(node);
  }

  override someIncoming(node: string, most: number): readonly Edge[] {
    this.#asked?.someIncoming.add(node);
    return super.incoming(node).slice(0, most);
  }

  override edgesOf(predicate: string): readonly Edge[] {
    this.#asked?.predicates.add(predicate);
    return super.edgesOf(predicate);
  }

  override edgesBySubject(predicate: string): readonly Edge[] {
    return super.edgesOf(predicate);
  }

  override nodes(): Iterable<string> {
    if (this.#asked !== undefined) this.#asked.everything = true;
    return super.nodes();
  }
}

import { type Edge, type KnowledgeGraph, RDF_TYPE } from "./knowledge-graph.js";

/** A statement near the question's entities, and how much it seems to matter, above 0. */
export interface RelevantEdge {
  readonly edge: Edge;
  readonly relevance: number;
}

export interface Neighbourhood {
  /** The most relevant first. */
  readonly edges: readonly RelevantEdge[];
  /** What statements lead to, and the relevance of the statement that speaks for it most. */
  readonly ends: ReadonlyMap<string, number>;
}

/** How much of a question speaks for something, 0…1. */
export interface Speaks {
  readonly ofPredicate: (predicate: string) => number;
  readonly ofTexts: (texts: readonly string[]) => number;
  /** For what it is. */
  readonly ofKind: (node: string) => number;
}

interface Step {
  readonly predicate: string;
  /** From subject to object. */
  readonly isForward: boolean;
}

interface NeighbourhoodOptions {
  /** Steps from the entities. */
  readonly hops: number;
  /** Most statements taken from one node: hubs have thousands. */
  readonly maxNeighbours: number;
  readonly speaks: Speaks;
}

/** Most statements looked at per node before the best are chosen, and most nodes visited: bounds the work on hubs. */
const MOST_LOOKED_AT = 5_000;
const MOST_NODES = 2_000;
/** Of a hub, what its neighbours are isn't asked. */
const MOST_KINDS = 200;
/** What a statement is worth without any word in common, halved with each hop. */
const NEARNESS = 0.2;
/** Of the relevance of the statement that led there. */
const INHERITED = 1 / 3;
/** What the question speaks for is worth less with each hop. */
const NEARER = 0.75;
/** From this hop on, counted from 0, only what the question speaks for is told or followed. */
const FAR = 2;
const SPOKEN = 0.3;
/** What has the same as a thing that the question names, where nothing asks for others like it. */
const SIBLING = 0.5;

/**
 * Breadth-first from the entities in both directions. At each node the statements whose predicate or far end the
 * question speaks for come first, and only `maxNeighbours` of them are followed. A statement inherits a third of the relevance of the one that led to
 * it, so that a chain of matching statements outranks a lone one at the same distance. Types are told but not followed.
 */
export function neighbourhood(graph: KnowledgeGraph, entities: Iterable<string>, options: NeighbourhoodOptions): Neighbourhood {
  const found = new Map<Edge, number>();
  const ends = new Map<string, number>();
  let frontier = new Map<string, { readonly inherited: number; readonly by?: Step | undefined }>();
  for (const entity of entities) frontier.set(entity, { inherited: 0 });
  const visited = new Set(frontier.keys());
  for (let hop = 0; hop < options.hops && visited.size < MOST_NODES; hop += 1) {
    const next: typeof frontier = new Map();
    for (const [node, { inherited, by }] of frontier) {
      for (const { edge, relevance: own } of bestEdges(graph, node, options)) {
        if (hop >= FAR && own < SPOKEN) continue;
        const isForward = edge.subject === node;
        const isSibling = edge.predicate === by?.predicate && isForward !== by.isForward;
        const relevance = (own * NEARER ** hop + inherited * INHERITED + NEARNESS / 2 ** hop) * (isSibling ? SIBLING : 1);
        found.set(edge, Math.max(found.get(edge) ?? 0, relevance));
        if (edge.predicate === RDF_TYPE) continue;
        for (const far of farEnds(edge, node)) {
          if (isForward) ends.set(far, Math.max(ends.get(far) ?? 0, relevance));
          if (!visited.has(far) && (next.get(far)?.inherited ?? 0) < relevance)
            next.set(far, { inherited: relevance, by: { predicate: edge.predicate, isForward } });
        }
      }
    }
    for (const node of next.keys()) visited.add(node);
    frontier = next;
  }
  const edges = [...found].map(([edge, relevance]) => ({ edge, relevance })).sort((a, b) => b.relevance - a.relevance);
  return { edges, ends };
}

function bestEdges(graph: KnowledgeGraph, node: string, { maxNeighbours, speaks }: NeighbourhoodOptions): RelevantEdge[] {
  const edges = graph.edges(node).slice(0, MOST_LOOKED_AT);
  const kindOf = edges.length > MOST_KINDS ? () => 0 : speaks.ofKind;
  return edges
    .map((edge) => {
      const far = farEnds(edge, node);
      const end = Math.max(speaks.ofTexts(farNames(graph, edge, node)), ...far.map(kindOf));
      return { edge, relevance: speaks.ofPredicate(edge.predicate) + end / 2 };
    })
    .sort((a, b) => b.relevance - a.relevance)
    .slice(0, maxNeighbours);
}

/** Where a statement leads from one of its ends. */
export function farEnds({ subject, object }: Edge, node: string): string[] {
  if (subject !== node) return [subject];
  const items = object.kind === "list" ? object.items : [object];
  return items.flatMap((item) => (item.kind === "node" ? [item.id] : []));
}

function farNames(graph: KnowledgeGraph, { subject, object }: Edge, node: string): string[] {
  if (subject !== node) return graph.names(subject);
  const items = object.kind === "list" ? object.items : [object];
  return items.flatMap((item) => (item.kind === "node" ? graph.names(item.id) : [item.text]));
}

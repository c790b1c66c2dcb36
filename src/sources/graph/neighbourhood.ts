import { type Edge, type KnowledgeGraph, RDF_TYPE } from "./knowledge-graph.js";

/** A statement near the question's entities, and how much it seems to matter, above 0. */
export interface RelevantEdge {
  readonly edge: Edge;
  readonly relevance: number;
}

interface NeighbourhoodOptions {
  /** Steps from the entities. */
  readonly hops: number;
  /** Most statements taken from one node: hubs have thousands. */
  readonly maxNeighbours: number;
  /** Share of the question's words that an id's names have in common with the question, 0…1. */
  readonly overlap: (texts: readonly string[]) => number;
}

/** Most statements looked at per node before the best are chosen, and most nodes visited: bounds the work on hubs. */
const MOST_LOOKED_AT = 5_000;
const MOST_NODES = 2_000;
/** What a statement is worth without any word in common, halved with each hop. */
const NEARNESS = 0.2;

/**
 * Breadth-first from the entities in both directions. At each node the statements whose predicate or far end shares words with the
 * question come first, and only `maxNeighbours` of them are followed. A statement inherits half the relevance of the one that led to
 * it, so that a chain of matching statements outranks a lone one at the same distance. Types are told but not followed.
 */
export function neighbourhood(graph: KnowledgeGraph, entities: Iterable<string>, options: NeighbourhoodOptions): RelevantEdge[] {
  const found = new Map<Edge, number>();
  let frontier = new Map<string, number>();
  for (const entity of entities) frontier.set(entity, 0);
  const visited = new Set(frontier.keys());
  for (let hop = 0; hop < options.hops && visited.size < MOST_NODES; hop += 1) {
    const next = new Map<string, number>();
    for (const [node, inherited] of frontier) {
      for (const { edge, relevance: own } of bestEdges(graph, node, options)) {
        const relevance = own + inherited / 2 + NEARNESS / 2 ** hop;
        found.set(edge, Math.max(found.get(edge) ?? 0, relevance));
        if (edge.predicate === RDF_TYPE) continue;
        for (const far of farEnds(edge, node)) if (!visited.has(far)) next.set(far, Math.max(next.get(far) ?? 0, relevance));
      }
    }
    for (const node of next.keys()) visited.add(node);
    frontier = next;
  }
  return [...found].map(([edge, relevance]) => ({ edge, relevance })).sort((a, b) => b.relevance - a.relevance);
}

function bestEdges(graph: KnowledgeGraph, node: string, { maxNeighbours, overlap }: NeighbourhoodOptions): RelevantEdge[] {
  return graph
    .edges(node)
    .slice(0, MOST_LOOKED_AT)
    .map((edge) => ({ edge, relevance: overlap(graph.names(edge.predicate)) + overlap(farNames(graph, edge, node)) / 2 }))
    .sort((a, b) => b.relevance - a.relevance)
    .slice(0, maxNeighbours);
}

/** Where a statement leads from one of its ends. */
function farEnds({ subject, object }: Edge, node: string): string[] {
  if (subject !== node) return [subject];
  const items = object.kind === "list" ? object.items : [object];
  return items.flatMap((item) => (item.kind === "node" ? [item.id] : []));
}

function farNames(graph: KnowledgeGraph, { subject, object }: Edge, node: string): string[] {
  if (subject !== node) return graph.names(subject);
  const items = object.kind === "list" ? object.items : [object];
  return items.flatMap((item) => (item.kind === "node" ? graph.names(item.id) : [item.text]));
}

import type { Edge, KnowledgeGraph } from "../knowledge-graph.js";

const AGENT = /(?:\p{L}{3}(?:er|or)|\sby)$|[者商方]$/u;

/** Whether a statement ends in whoever did or does something: its maker, 运营方. */
export function leadsToAgent({ predicate, object }: Edge, node: string, graph: KnowledgeGraph): boolean {
  return object.kind === "node" && object.id === node && graph.names(predicate).some((name) => AGENT.test(name));
}

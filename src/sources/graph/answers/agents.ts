import type { Edge, KnowledgeGraph } from "../knowledge-graph.js";

const AGENT = /(?:\p{L}{3}(?:er|or)|\sby)$|[者商方]$/u;
/** An alma mater does nothing, nor does a river. */
const NO_AGENT = /(?:^|\s)(?:mater|river|center|harbor|border|tower|theater|floor|corner|manor|quarter|sector|chapter)$/iu;

/** Whether a statement ends in whoever did or does something: its maker, 运营方. */
export function leadsToAgent({ predicate, object }: Edge, node: string, graph: KnowledgeGraph): boolean {
  return object.kind === "node" && object.id === node && isAgent(graph.names(predicate));
}

function isAgent(names: readonly string[]): boolean {
  return names.some((name) => AGENT.test(name)) && !names.some((name) => NO_AGENT.test(name));
}

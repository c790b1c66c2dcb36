import { type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import type { Finding } from "./evaluate.js";
import type { SetQuery } from "./query.js";

const ASKS_KIND =
  /^(?:what|which) (?:(?:kind|sort|type|breed) of )?(?:an? )?\p{L}+ (?:is|was|are|were) \p{L}[^?]*$|是(?:一?[种只个类头条匹])?(?:什么|哪种|哪类)\p{Script=Han}{1,4}$/u;

/** Whether the folded question asks what an animal is, say, and other animals that it is related to were found. Pure. */
export function isAnotherOfItsKind(question: string, finding: Finding, graph: KnowledgeGraph): boolean {
  const { query } = finding;
  if (finding.kind !== "rows" || query.ask !== "which" || !ASKS_KIND.test(question.replace(/\s*[?？]$/u, ""))) return false;
  const typesOf = (node: string): string[] =>
    graph
      .outgoing(node)
      .flatMap(({ predicate, object }) => (predicate === RDF_TYPE && object.kind === "node" ? [object.id] : []));
  const own = new Set(namedBy(query.set).flatMap(typesOf));
  return (
    own.size > 0 && finding.rows.every(({ value }) => value.kind === "node" && typesOf(value.id).some((type) => own.has(type)))
  );
}

/** The things that a chain of relations begins with. */
function namedBy(set: SetQuery): readonly string[] {
  if (set.op === "named") return set.nodes;
  if (set.op === "follow") return namedBy(set.from);
  return set.op === "narrow" ? namedBy(set.set) : [];
}

import type { QuestionLanguage } from "../../../language/question-language.js";
import type { Edge, GraphLiteral, KnowledgeGraph } from "../knowledge-graph.js";
import { languageDistance } from "../label-predicates.js";
import { compareQuantities, literalQuantity, type Quantity, unitNamed } from "./quantity.js";
import type { RelationPath } from "./relation.js";

export interface Measure {
  readonly edge: Edge;
  readonly literal: GraphLiteral;
  readonly quantity: Quantity;
}

/** What a node measures by one predicate; undefined if nothing, or several different things. */
export function measureOf(graph: KnowledgeGraph, node: string, { predicate, inverse }: RelationPath): Measure | undefined {
  if (inverse) return undefined;
  let found: Measure | undefined;
  for (const edge of graph.outgoing(node)) {
    if (edge.predicate !== predicate || edge.object.kind !== "literal") continue;
    const quantity = withUnit(literalQuantity(edge.object), predicateUnit(graph, predicate));
    if (quantity === undefined) return undefined;
    if (found !== undefined && compareQuantities(found.quantity, quantity) !== 0) return undefined;
    found ??= { edge, literal: edge.object, quantity };
  }
  return found;
}

function withUnit(quantity: Quantity | undefined, unit: ReturnType<typeof unitNamed>): Quantity | undefined {
  if (quantity?.kind !== "number" || quantity.unit !== "" || unit === undefined) return quantity;
  return { kind: "number", value: quantity.value * unit.factor, unit: unit.unit };
}

/** The unit that a predicate's name states: `elevation in metres`. */
function predicateUnit(graph: KnowledgeGraph, predicate: string): ReturnType<typeof unitNamed> {
  for (const name of graph.names(predicate)) {
    const unit = /\s(?:in\s+)?([a-z]+[23]?)$/iu.exec(name)?.[1];
    const known = unit === undefined || /^(?:in|m|t|l|h|day|year|second|feet|foot)$/iu.test(unit) ? undefined : unitNamed(unit);
    if (known !== undefined && known.unit !== "year") return known;
  }
  return undefined;
}

/** Of texts that say the same in several languages, those nearest to the question's. */
export function nearestLanguage<Item>(
  items: readonly Item[],
  literalOf: (item: Item) => GraphLiteral | undefined,
  language: QuestionLanguage,
): Item[] {
  const distance = (item: Item): number | undefined => {
    const literal = literalOf(item);
    return literal === undefined || literal.language === "" ? undefined : languageDistance(literal.language, language);
  };
  const best = Math.min(...items.map((item) => distance(item) ?? Number.POSITIVE_INFINITY));
  return items.filter((item) => (distance(item) ?? best) === best);
}

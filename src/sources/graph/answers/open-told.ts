import type { QuestionLanguage } from "../../../language/question-language.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import { CLOCK } from "./clock-time.js";
import { join, literalText, objectTold, valueText } from "./phrase-facts.js";
import { literalQuantity } from "./quantity.js";
import type { SetQuery } from "./query.js";
import type { Row } from "./row.js";

const MOST_TOLD = 50;

/** `Fenwick (08:30–20:30)`: each of those that are open then with the hours, or the day, that say so. */
export function openRows(
  graph: KnowledgeGraph,
  rows: readonly Row[],
  { op }: SetQuery,
  language: QuestionLanguage,
): string | undefined {
  if ((op !== "open" && op !== "longestOpen") || rows.length > MOST_TOLD) return undefined;
  const zh = language === "zh";
  const told = rows.map(({ value, proof }) => {
    const edges = proof.filter(({ subject }) => value.kind === "node" && subject === value.id);
    const times = edges.flatMap(({ object }) => {
      const quantity = object.kind === "literal" ? literalQuantity(object) : undefined;
      return object.kind === "literal" && quantity?.kind === "number" && quantity.unit === CLOCK ? [literalText(object)] : [];
    });
    const last = edges.at(-1);
    const name = valueText(graph, value, language);
    if (last === undefined) return name;
    const values = edges
      .filter(({ predicate }) => predicate === last.predicate)
      .map(({ object }) => objectTold(graph, object, language));
    const said =
      times.length === 2
        ? times.join("–")
        : `${graph.spokenName(last.predicate, language)}${zh ? "：" : ": "}${join(values, language)}`;
    return zh ? `${name}（${said}）` : `${name} (${said})`;
  });
  return join(told, language);
}

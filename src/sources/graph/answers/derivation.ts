import type { QuestionLanguage } from "../../../language/question-language.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import type { Finding } from "./evaluate.js";
import type { Query, SetQuery } from "./query.js";
import type { Relation } from "./relation.js";

/** How the answer was worked out: `姚明 → 出生地 → ? → 人口`. */
export function derivation(graph: KnowledgeGraph, { query, proof }: Finding, language: QuestionLanguage): string {
  const used = new Set(proof.map(({ predicate }) => predicate));
  const by = ({ paths }: Relation): string => {
    const path = paths.find(({ predicate }) => used.has(predicate)) ?? paths[0];
    if (path === undefined) return "?";
    return path.inverse ? `${graph.spokenName(path.predicate, language)}⁻¹` : graph.spokenName(path.predicate, language);
  };
  const describe = (set: SetQuery): string => {
    switch (set.op) {
      case "named":
        return set.nodes[0] === undefined ? set.name : graph.name(set.nodes[0], language);
      case "class":
        return `[${set.noun.name}]`;
      case "follow":
        return `${describe(set.from)}${set.from.op === "named" ? "" : " → ?"} → ${by(set.relation)}`;
      case "narrow":
        return `${describe(set.set)} ∈ [${set.noun.name}]`;
      case "and":
        return set.sets.map(describe).join(" ∩ ");
      case "either":
        return `{${set.sets.map(describe).join(", ")}}`;
      case "where":
        return `${describe(set.set)} | ${by(set.relation)} ${set.comparison} …`;
      case "beyond":
        return `${describe(set.set)} | ${by(set.scale)} ${set.more ? ">" : "<"} ${describe(set.than)}`;
      case "most":
        return `${set.great ? "max" : "min"} ${by(set.scale)}: ${describe(set.set)}`;
      case "mostOften":
        return `${set.great ? "max" : "min"} #${by(set.relation)}: ${describe(set.set)}`;
      case "open":
        return `${describe(set.set)} | ${set.isShut ? "∌" : "∋"} …`;
      case "longestOpen":
        return `${set.great ? "max" : "min"} …: ${describe(set.set)}`;
      case "except":
        return `${describe(set.set)} ∖ ${set.less === undefined ? "…" : describe(set.less)}`;
      case "lacks":
        return `${describe(set.set)} | ${by(set.relation)} ≠ ${describe(set.values)}`;
    }
  };
  return asked(query, describe, by);
}

function asked(query: Query, describe: (set: SetQuery) => string, by: (relation: Relation) => string): string {
  switch (query.ask) {
    case "which":
      return describe(query.set);
    case "count":
      return `# ${describe(query.set)}`;
    case "whether":
      return `${describe(query.set)} ∈ ${describe(query.among)} ?`;
    case "whetherClass":
      return `${describe(query.set)} ∈ [${query.noun.name}] ?`;
    case "whetherMore":
      return `${by(query.scale)}: ${describe(query.set)} ${query.more ? ">" : "<"} ${describe(query.than)} ?`;
    case "parts":
      return query.queries.map((part) => asked(part, describe, by)).join("; ");
    case "difference":
      return `${by(query.scale)}: ${describe(query.set)} − ${describe(query.than)}`;
    case "whetherSame":
      return `${by(query.relation)}: ${query.sets.map(describe).join(" = ")} ?`;
    case "whetherOpen":
      return `${describe(query.set)} ${query.isShut ? "∌" : "∋"} … ?`;
    case "whetherWhere":
      return `${describe(query.set)} → ${by(query.relation)} ${query.comparison} … ?`;
  }
}

import type { QuestionLanguage } from "../../../language/question-language.js";
import { type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import type { Executor } from "./executor.js";
import { follow, type SetQuery } from "./query.js";
import { type RelationPath, relation } from "./relation.js";

/** A way from the things that a question names, which the graph has, as a model is offered it. */
export interface PathCandidate {
  /** Unique among the candidates: `keeper → birthplace`. */
  readonly label: string;
  readonly steps: readonly RelationPath[];
  /** How much the question's words speak for the step that they speak for least, 0…1. */
  readonly support: number;
}

const MOST_STEPS = 3;
const MOST_SHOWN = 24;
/** Nodes of a set, and statements of a node, that are looked at. */
const MOST_NODES = 30;
const MOST_EDGES = 200;
const MOST_OPENED = 40;

/**
 * What can be followed from a set: every relation of the things themselves, and of what lies farther, up to three steps, what the question speaks for. The best
 * supported first, at most 24.
 */
export function pathCandidates(
  from: SetQuery,
  graph: KnowledgeGraph,
  executor: Executor,
  supportOf: (path: RelationPath) => number,
  language: QuestionLanguage,
): PathCandidate[] {
  const found = new Map<string, PathCandidate>();
  let states: { readonly set: SetQuery; readonly steps: readonly RelationPath[]; readonly support: number }[] = [
    { set: from, steps: [], support: 1 },
  ];
  let opened = 0;
  for (let depth = 1; depth <= MOST_STEPS; depth += 1) {
    const farther: typeof states = [];
    for (const { set, steps, support } of states) {
      opened += 1;
      if (opened > MOST_OPENED) break;
      for (const path of pathsFrom(set, graph, executor)) {
        const last = steps.at(-1);
        if (last?.predicate === path.predicate && last.inverse !== path.inverse) continue;
        const here = Math.min(support, supportOf(path));
        if (depth > 1 && here === 0) continue;
        const way = [...steps, path];
        const label = way.map((step) => stepLabel(step, graph, language)).join(" → ");
        if (!found.has(label)) found.set(label, { label, steps: way, support: here });
        if (here > 0) farther.push({ set: follow(set, relation([path], [])), steps: way, support: here });
      }
    }
    states = farther.sort((a, b) => b.support - a.support);
  }
  return [...found.values()].sort((a, b) => b.support - a.support || a.steps.length - b.steps.length).slice(0, MOST_SHOWN);
}

function stepLabel({ predicate, inverse }: RelationPath, graph: KnowledgeGraph, language: QuestionLanguage): string {
  const name = graph.spokenName(predicate, language);
  if (!inverse) return name;
  return language === "zh" ? `（以它为${name}的）` : `(whose ${name} it is)`;
}

function pathsFrom(set: SetQuery, graph: KnowledgeGraph, executor: Executor): RelationPath[] {
  const found = new Map<string, RelationPath>();
  for (const { value } of [...executor.rows(set).values()].slice(0, MOST_NODES)) {
    if (value.kind !== "node") continue;
    for (const inverse of [false, true]) {
      const edges = inverse ? graph.someIncoming(value.id, MOST_EDGES) : graph.outgoing(value.id).slice(0, MOST_EDGES);
      for (const { predicate } of edges)
        if (predicate !== RDF_TYPE) found.set(`${inverse ? "<" : ">"}${predicate}`, { predicate, inverse, own: false });
    }
  }
  return [...found.values()];
}

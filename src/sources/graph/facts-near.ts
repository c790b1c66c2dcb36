import { questionLanguage } from "../../language/question-language.js";
import type { SearchTerms } from "../../language/search-terms.js";
import type { Evidence } from "../knowledge-source.js";
import type { Edge, KnowledgeGraph } from "./knowledge-graph.js";
import { neighbourhood, type RelevantEdge } from "./neighbourhood.js";
import { tellFacts } from "./tell-facts.js";

interface FactsNearOptions {
  /** Name of the source. */
  readonly source: string;
  readonly limit: number;
  /** Steps from the entities that the question names. */
  readonly hops: number;
  readonly maxNeighbours: number;
  readonly maxFactsPerSubject: number;
  /** Statements of the query that the question was understood as. */
  readonly proof: readonly Edge[];
}

/** Lifts the statements that answer the question, as far as it was understood, above those that are only near. */
const PROVEN = 1.5;

/** What a graph tells near the nodes that a question names, as evidence. Pure. */
export function factsNear(
  question: string,
  graph: KnowledgeGraph,
  named: readonly string[],
  terms: SearchTerms,
  { source, limit, hops, maxNeighbours, maxFactsPerSubject, proof }: FactsNearOptions,
): Evidence[] {
  const near = neighbourhood(graph, new Set(named), { hops, maxNeighbours, overlap: wordOverlap(question, terms) });
  return tellFacts(graph, provenFirst(near, proof), { source, language: questionLanguage(question), limit, maxFactsPerSubject });
}

/** The neighbourhood with the statements of the query that the question was understood as on top. */
function provenFirst(near: readonly RelevantEdge[], proof: readonly Edge[]): readonly RelevantEdge[] {
  if (proof.length === 0) return near;
  const relevance = new Map(near.map((relevant) => [relevant.edge, relevant.relevance]));
  for (const edge of proof) relevance.set(edge, (relevance.get(edge) ?? 0) + PROVEN);
  return [...relevance].map(([edge, value]) => ({ edge, relevance: value })).sort((a, b) => b.relevance - a.relevance);
}

/** How much of the question's words a thing's names share: the best name counts. */
function wordOverlap(question: string, terms: SearchTerms): (texts: readonly string[]) => number {
  const asked = new Set(terms(question));
  const known = new Map<string, number>();
  const shareOf = (text: string): number => {
    const words = new Set(terms(text));
    let shared = 0;
    for (const word of words) if (asked.has(word)) shared += 1;
    return words.size === 0 ? 0 : shared / words.size;
  };
  return (texts) => {
    let best = 0;
    for (const text of texts) {
      const share = known.get(text) ?? shareOf(text);
      known.set(text, share);
      best = Math.max(best, share);
    }
    return best;
  };
}

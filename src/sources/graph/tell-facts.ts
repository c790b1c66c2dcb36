import type { QuestionLanguage } from "../../language/question-language.js";
import type { Evidence } from "../knowledge-source.js";
import type { Edge, GraphObject, KnowledgeGraph } from "./knowledge-graph.js";
import { languageDistance } from "./label-predicates.js";
import type { RelevantEdge } from "./neighbourhood.js";

const MOST_ITEMS = 50;

/** One piece of evidence per subject, its statements one a line, in the order given. */
export function tellFacts(
  graph: KnowledgeGraph,
  edges: readonly RelevantEdge[],
  options: {
    readonly source: string;
    readonly language: QuestionLanguage;
    readonly limit: number;
    readonly maxFactsPerSubject: number;
  },
): Evidence[] {
  const { source, language, limit, maxFactsPerSubject } = options;
  const bySubject = new Map<string, RelevantEdge[]>();
  for (const relevant of inLanguage(edges, language)) {
    const facts = bySubject.get(relevant.edge.subject);
    if (facts === undefined) bySubject.set(relevant.edge.subject, [relevant]);
    else if (facts.length < maxFactsPerSubject) facts.push(relevant);
  }
  const best = edges[0]?.relevance ?? 1;
  return [...bySubject].slice(0, limit).map(([subject, facts]) => ({
    source,
    text: facts.map(({ edge }) => sentence(graph, edge, language)).join("\n"),
    title: graph.name(subject, language),
    location: `${subject} (${[...new Set(facts.map(({ edge }) => edge.file))].join(", ")})`,
    score: (facts[0]?.relevance ?? 0) / best,
  }));
}

/** Statements that are told together. */
export interface FactPiece {
  /** What they are about. */
  readonly about: string;
  /** Defaults to the name of what they are about. */
  readonly title?: string | undefined;
  readonly edges: readonly Edge[];
  /** How many more there are: who reads it may count. Defaults to 0. */
  readonly left?: number | undefined;
  readonly relevance: number;
}

/** Each piece as evidence, its statements one a line, in the order given. */
export function tellPieces(
  graph: KnowledgeGraph,
  pieces: readonly FactPiece[],
  { source, language }: { readonly source: string; readonly language: QuestionLanguage },
): Evidence[] {
  const best = Math.max(...pieces.map(({ relevance }) => relevance), 0) || 1;
  return pieces.map(({ about, title, edges, left = 0, relevance }) => {
    const told = inLanguage(
      edges.map((edge) => ({ edge, relevance })),
      language,
    );
    return {
      source,
      text: [...told.map(({ edge }) => sentence(graph, edge, language)), ...toldLeft(left, language)].join("\n"),
      title: title ?? graph.name(about, language),
      location: `${about} (${[...new Set(edges.map(({ file }) => file))].join(", ")})`,
      score: relevance / best,
    };
  });
}

function toldLeft(left: number, language: QuestionLanguage): string[] {
  if (left === 0) return [];
  return [language === "zh" ? `……（另有 ${left} 条）` : `… (${left} more)`];
}

/** `subject — predicate → object`, direction kept. */
function sentence(graph: KnowledgeGraph, edge: Edge, language: QuestionLanguage): string {
  return `${graph.name(edge.subject, language)} — ${graph.name(edge.predicate, language)} → ${objectText(graph, edge.object, language)}`;
}

export function objectText(graph: KnowledgeGraph, object: GraphObject, language: QuestionLanguage): string {
  if (object.kind === "node") return graph.name(object.id, language);
  if (object.kind === "list") {
    const told = object.items.slice(0, MOST_ITEMS).map((item) => objectText(graph, item, language));
    if (object.items.length > MOST_ITEMS)
      told.push(language === "zh" ? `……（共 ${object.items.length} 项）` : `… (${object.items.length} in all)`);
    return told.join(", ");
  }
  if (object.cutFrom === undefined) return object.text;
  return language === "zh"
    ? `${object.text}（已截断，全文 ${object.cutFrom} 字）`
    : `${object.text} (cut; ${object.cutFrom} characters in all)`;
}

/** Where a subject has the same property in several languages, only the text nearest to the question's language is told. */
function inLanguage(edges: readonly RelevantEdge[], language: QuestionLanguage): RelevantEdge[] {
  const nearest = new Map<string, number>();
  const distanceOf = ({ edge }: RelevantEdge): [string, number] | undefined =>
    edge.object.kind === "literal" && edge.object.language !== ""
      ? [`${edge.subject}\0${edge.predicate}`, languageDistance(edge.object.language, language)]
      : undefined;
  for (const relevant of edges) {
    const [key, distance] = distanceOf(relevant) ?? [];
    if (key !== undefined && distance !== undefined) nearest.set(key, Math.min(nearest.get(key) ?? distance, distance));
  }
  return edges.filter((relevant) => {
    const [key, distance] = distanceOf(relevant) ?? [];
    return key === undefined || nearest.get(key) === distance;
  });
}

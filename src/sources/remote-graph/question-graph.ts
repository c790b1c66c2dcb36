import { GraphAnswerer, type Reading } from "../graph/answers/graph-answerer.js";
import { TextIndex } from "../graph/answers/text-index.js";
import { EntityLinker } from "../graph/entity-linker.js";
import { inTurns } from "../graph/in-turns.js";
import type { Endpoint } from "./endpoint.js";
import type { EndpointSchema } from "./endpoint-schema.js";
import { Gathered, type GatherLimits, TooMuchToGather } from "./gathered.js";
import { nameCandidates } from "./name-candidates.js";
import { type AskedOf, RecordedGraph } from "./recorded-graph.js";

/** What an endpoint knows about one question. */
export interface QuestionGraph {
  readonly graph: RecordedGraph;
  readonly linker: EntityLinker;
  readonly answerer: GraphAnswerer | undefined;
  /** What was understood; an answer only where everything that it rests on was fetched whole. */
  readonly reading: Reading;
}

export interface QuestionGraphOptions {
  readonly endpoint: Endpoint;
  /** Undefined where the endpoint has too many properties or classes to know them all: then there is no answer. */
  readonly schema: EndpointSchema | undefined;
  /** Predicates that name things. */
  readonly naming: readonly string[];
  readonly languages: readonly string[];
  readonly limits: GatherLimits;
  /** Steps that evidence is taken from. */
  readonly hops: number;
  /** Name of the source. */
  readonly source: string;
}

/** What an answer is worked out from is fetched in rounds: each asks for what the one before had no more than a part of. */
const MOST_ROUNDS = 8;
/** Things whose statements are fetched for evidence beyond those that the question names. */
const MOST_NEAR = 60;
const LONGEST_QUESTION = 400;

/**
 * Fetches what a question names and what its answer rests on, and works the answer out as from a graph in files. What the answer looks at is
 * noted: where a part of that wasn't fetched, it is, and the answer is worked out anew; where it can't be, there is no answer.
 */
export async function questionGraph(
  question: string,
  options: QuestionGraphOptions,
  signal: AbortSignal,
): Promise<QuestionGraph> {
  const { endpoint, schema, naming, limits } = options;
  const gathered = new Gathered(endpoint, limits, schema?.base);
  let isWhole = schema !== undefined && question.length <= LONGEST_QUESTION;
  const named = await namedIn(question, gathered, options, signal);
  if (named === undefined) isWhole = false;
  let built = await build(gathered, named ?? new Set(), options, signal);
  let reading: Reading = { proof: [] };
  try {
    for (let round = 0; isWhole && built.answerer !== undefined; round += 1) {
      const { answerer, graph } = built;
      const { value, asked: looked } = graph.record(() => answerer.read(question, options.source));
      reading = value;
      const missing = missingOf(looked, gathered);
      if (missing === "unknowable") isWhole = false;
      if (missing === "unknowable" || missing === "whole") break;
      if (round === MOST_ROUNDS) throw new TooMuchToGather();
      await gathered.fetchOutgoing(missing.outgoing, signal);
      await gathered.fetchIncoming(missing.incoming, signal);
      await gathered.fetchPredicates(missing.predicates, limits.maxPerNode, signal);
      await gathered.fetchNames(naming, signal);
      built = await build(gathered, named ?? new Set(), options, signal);
    }
  } catch (error) {
    if (!(error instanceof TooMuchToGather)) throw error;
    isWhole = false;
  }
  return { ...built, reading: isWhole ? reading : { proof: reading.proof } };
}

/** Fetches what lies near the things that the question names, for evidence, as far as the limits go. */
export async function withNeighbours(
  question: string,
  options: QuestionGraphOptions,
  signal: AbortSignal,
): Promise<Omit<QuestionGraph, "reading">> {
  const { endpoint, schema, naming, limits, hops } = options;
  const gathered = new Gathered(endpoint, limits, schema?.base);
  const named = (await namedIn(question, gathered, options, signal)) ?? new Set<string>();
  try {
    let near: ReadonlySet<string> = named;
    for (let hop = 0; hop < hops && near.size > 0; hop += 1) {
      const from = gathered.quads.length;
      await gathered.fetchOutgoing([...near].slice(0, MOST_NEAR), signal);
      if (hop === 0) await gathered.fetchIncoming([...near].slice(0, MOST_NEAR), signal);
      const ends = gathered.quads.slice(from).flatMap(({ subject, object }) => [subject, object]);
      near = new Set(
        ends.flatMap((end) => (end.termType === "NamedNode" && !gathered.outgoing.has(end.value) ? [end.value] : [])),
      );
    }
    await gathered.fetchNames(naming, signal);
  } catch (error) {
    if (!(error instanceof TooMuchToGather)) throw error;
  }
  return build(gathered, named, options, signal);
}

/** Fetches what is called as stretches of the question are, and its names; undefined if that is too much. */
async function namedIn(
  question: string,
  gathered: Gathered,
  { naming, languages }: QuestionGraphOptions,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  try {
    const candidates = nameCandidates(question.slice(0, LONGEST_QUESTION));
    const named = await gathered.fetchTexts(candidates, ["", ...languages], naming, signal);
    await gathered.fetchNames(naming, signal);
    return named;
  } catch (error) {
    if (error instanceof TooMuchToGather) return undefined;
    throw error;
  }
}

async function build(
  gathered: Gathered,
  named: ReadonlySet<string>,
  { endpoint, schema }: QuestionGraphOptions,
  signal: AbortSignal,
): Promise<Omit<QuestionGraph, "reading">> {
  const graph = new RecordedGraph();
  for (const quad of gathered.quads) graph.add(quad, endpoint.place);
  graph.finish();
  const linker = new EntityLinker();
  for (const node of named) for (const name of graph.names(node)) linker.add(name, node, false);
  if (schema === undefined) return { graph, linker, answerer: undefined };
  graph.speakLike(schema.graph);
  const texts = new TextIndex();
  for (const predicate of graph.predicates()) await inTurns(texts.add(graph, predicate), signal);
  const edges = (text: string): ReturnType<TextIndex["edges"]> => {
    graph.askedText(text);
    return texts.edges(text);
  };
  // What sorts things can't be told from some of them.
  const asked = { named: texts.named, edges, sorts: () => false, turns: texts.turns, mayBeMore: () => false };
  return { graph, linker, answerer: new GraphAnswerer(graph, linker, asked, schema.vocabulary, undefined) };
}

interface Missing {
  readonly outgoing: readonly string[];
  readonly incoming: readonly string[];
  readonly predicates: readonly string[];
}

/** What an answer looked at that wasn't fetched yet; where all was, whether it is whole. Pure. */
function missingOf(looked: AskedOf, gathered: Gathered): Missing | "whole" | "unknowable" {
  const without = (nodes: Iterable<string>, known: ReadonlyMap<string, "whole" | "cut">): string[] =>
    [...nodes].filter((node) => !known.has(node));
  const missing = {
    outgoing: without(looked.outgoing, gathered.outgoing),
    incoming: without(new Set([...looked.incoming, ...looked.someIncoming]), gathered.incoming),
    predicates: without(looked.predicates, gathered.predicates),
  };
  // Where something wasn't there yet, others were looked for in its place.
  if (missing.outgoing.length + missing.incoming.length + missing.predicates.length > 0) return missing;
  const isWhole = (nodes: ReadonlySet<string>, known: ReadonlyMap<string, "whole" | "cut">): boolean =>
    [...nodes].every((node) => known.get(node) === "whole");
  const areWhole =
    isWhole(looked.outgoing, gathered.outgoing) &&
    isWhole(looked.incoming, gathered.incoming) &&
    isWhole(looked.predicates, gathered.predicates) &&
    isWhole(looked.texts, gathered.texts);
  return areWhole && !looked.everything ? "whole" : "unknowable";
}

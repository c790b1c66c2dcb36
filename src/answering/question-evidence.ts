import type { QuestionEvidence } from "../answer-cache/similar/question-evidence.js";
import { within } from "../async/deadline.js";
import { loadSearchTerms } from "../language/search-terms.js";
import type { Evidence, NamedThing } from "../sources/knowledge-source.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { askSources } from "./evidence/ask-sources.js";
import { mergeEvidence } from "./evidence/merge-evidence.js";
import { namedThings } from "./evidence/named-things.js";
import { quoteEvidence } from "./writing/quoting/quote-evidence.js";
import { fold, readText } from "./writing/reading/reading.js";
import { HAN_RELATION_WORDS, LATIN_RELATIONS } from "./writing/reading/relation-words.js";

/** Milliseconds the sources have: what takes longer isn't worth it. */
const MOST_TIME = 1_000;
const MOST_NAMES = 24;

/**
 * What the sources that find in milliseconds make of a question; no model is asked, and no source that might ask one. Undefined if there is no such
 * source, or one fails or is late: then nothing is proven.
 */
export function questionEvidence(
  question: string,
  collaborators: Collaborators,
  meaning: () => Promise<string | undefined>,
  config: FlowConfig,
): (signal?: AbortSignal) => Promise<QuestionEvidence | undefined> {
  let asked: Promise<QuestionEvidence | undefined> | undefined;
  // Asked once, for looking up and keeping alike: a caller that leaves doesn't end it.
  const quiet: FlowConfig = { ...config, callbacks: [], signal: new AbortController().signal };
  return (signal) => {
    asked ??= ask(question, collaborators, meaning, quiet).catch(() => undefined);
    return within(asked, { timeout: Number.POSITIVE_INFINITY, what: "The evidence", signal });
  };
}

async function ask(
  question: string,
  { sources, fanOut, budget }: Collaborators,
  meaning: () => Promise<string | undefined>,
  config: FlowConfig,
): Promise<QuestionEvidence | undefined> {
  const able = sources.filter(({ source }) => source.isCheap === true || source.answer !== undefined);
  if (able.length === 0) return undefined;
  const timeout = Math.min(MOST_TIME, fanOut.timeout);
  const things = await namedThings(question, able, timeout, config);
  const names = [...new Set(things.flatMap((thing) => thing.names))].filter((name) => !question.includes(name));
  const withNames = [question, ...names.slice(0, MOST_NAMES)].join("\n");
  const options = { limit: budget.perSource, maxConcurrency: fanOut.maxConcurrency, timeout, signal: config.signal, config };
  const found: (readonly Evidence[])[] = able.map(() => []);
  const asked = askSources(able, ({ source }) => (source.mentions === undefined ? withNames : question), options);
  for await (const { index, report, evidence } of asked) {
    if (report.status !== "ok") return undefined;
    found[index] = evidence;
  }
  const pieces = mergeEvidence(found, budget);
  const sameNames = things.map((thing) => thing.names);
  return {
    pieces: pieces.map(({ source, location, text }) => ({ source, location, text })),
    answeredBy: quoteEvidence(question, pieces, { sameNames })?.parts.map(({ text }) => text) ?? [],
    things: thingKeys(question, things),
    ...(await askedFor(question, things)),
    meaning: await meaning(),
  };
}

/** One text per thing, the same whichever of its names is used, in the order in which the question names them. */
function thingKeys(question: string, things: readonly NamedThing[]): string[] {
  const inOrder = [...things].sort((a, b) => question.indexOf(a.text) - question.indexOf(b.text));
  return [...new Set(inOrder.map(({ names }) => longest(names.map(fold)).slice(0, 400)))];
}

function longest(names: readonly string[]): string {
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? "";
}

/** What a question asks for beside its names: relations whatever the words for them, and the words that say none. Names are left out. */
async function askedFor(question: string, things: readonly NamedThing[]): Promise<Pick<QuestionEvidence, "relations" | "words">> {
  const written = things.map(({ text }) => text).sort((a, b) => b.length - a.length);
  const open = written.reduce((text, name) => text.replaceAll(name, " "), question);
  const terms = await loadSearchTerms(open);
  const words = terms(open).filter((term) => !saysNothing(term));
  return { relations: [...readText(open).relations].sort(), words: [...new Set(words)].sort() };
}

/** Words that ask. */
const ASKS =
  /^(?:哪.*|几.*|多[少大长高久远深重]?|什么.*|谁|何.*|怎.*|为什么|how|what|who|when|where|which|why|please|exactly|actually|called|give|tell|list|show|want|know|地方|时候|时间|年份|日期|日子|叫|名|名字|人|person|people|date|year|time|place|一共|总共|到底|究竟|located|situated)$/u;

/** A word that asks, or whose relation is told already. */
function saysNothing(term: string): boolean {
  if (ASKS.test(term)) return true;
  if (LATIN_RELATIONS.has(term)) return true;
  return (
    /\p{Script=Han}/u.test(term) && HAN_RELATION_WORDS.some((word) => word === term || (word.length > 1 && term.includes(word)))
  );
}

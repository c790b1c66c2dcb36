import type { QuestionEvidence } from "../answer-cache/similar/question-evidence.js";
import { within } from "../async/deadline.js";
import { translator } from "../language/dictionary/dictionary.js";
import { loadSearchTerms } from "../language/search-terms.js";
import type { Evidence, NamedThing } from "../sources/knowledge-source.js";
import { askDirect } from "./ask-direct.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { askSources } from "./evidence/ask-sources.js";
import { mergeEvidence } from "./evidence/merge-evidence.js";
import { namedThings } from "./evidence/named-things.js";
import { usualWord } from "./usual-word.js";
import { quoteEvidence } from "./writing/quoting/quote-evidence.js";
import { fold, readText } from "./writing/reading/reading.js";
import { HAN_RELATION_WORDS, LATIN_RELATIONS } from "./writing/reading/relation-words.js";

/** Milliseconds the sources have: what takes longer isn't worth it. */
const MOST_TIME = 5_000;
const MOST_NAMES = 24;

/**
 * What the sources that find in milliseconds make of a question; no model is asked, and no source that might ask one. Undefined if there is no such
 * source, or one fails or is late: then nothing is proven.
 */
export function questionEvidence(
  question: string,
  collaborators: Collaborators,
  config: FlowConfig,
): (signal?: AbortSignal) => Promise<QuestionEvidence | undefined> {
  let asked: Promise<QuestionEvidence | undefined> | undefined;
  // Asked once, for looking up and keeping alike: a caller that leaves doesn't end it.
  const quiet: FlowConfig = { ...config, callbacks: [], signal: new AbortController().signal };
  return (signal) => {
    asked ??= ask(question, collaborators, quiet).catch(() => undefined);
    return within(asked, { timeout: Number.POSITIVE_INFINITY, what: "The evidence", signal });
  };
}

async function ask(
  question: string,
  { sources, fanOut, budget }: Collaborators,
  config: FlowConfig,
): Promise<QuestionEvidence | undefined> {
  const able = sources.filter(({ source }) => source.isCheap === true || source.answer !== undefined);
  if (able.length === 0) return undefined;
  const timeout = Math.min(MOST_TIME, fanOut.timeout / 4);
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
  const parts = quoteEvidence(question, pieces, { sameNames, translate: await translator() })?.parts ?? [];
  const answeredBy = parts.map(({ text }) => text);
  const direct = await askDirect(able, question, { ...fanOut, timeout, config });
  const workedOut =
    direct?.kind === "answer" ? { values: direct.values, statements: direct.evidence.map(({ text }) => text) } : undefined;
  // A common noun that a source has a name for is a word, not a thing that is asked about.
  const named = things.filter((thing) => !isCommonNoun(thing));
  return {
    pieces: pieces.map(({ source, location, text }) => ({ source, location, text })),
    answeredBy,
    answeredIn: [...new Set(parts.map(({ number }) => number))].flatMap((number) => pieces[number - 1] ?? []),
    answeredRelations: [...readText(answeredBy.join("\n")).relations].sort(),
    things: thingKeys(question, named),
    ...(await askedFor(question, named)),
    workedOut,
  };
}

function isCommonNoun({ names }: NamedThing): boolean {
  const latin = names.filter((name) => /\p{Script=Latin}/u.test(name));
  return latin.length > 0 && latin.every((name) => !/\p{Lu}|\d/u.test(name));
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
  return { relations: [...readText(open).relations].sort(), words: [...new Set(words.map(usualWord))].sort() };
}

/** Words that ask, count, or only hold a question together. */
const ASKS =
  /^(?:哪.*|几.*|第几.*|多[少大高长久远深重]?|什么.*|啥|谁.*|何.*|怎.*|为什么|how|what|who|when|where|which|why|please|exactly|actually|called|give|tell|list|show|want|know|wonder|地方|时候|时间|年份|日期|日子|叫|名|名字|人|person|people|date|year|time|place|一共|总共|到底|究竟|located|situated|[年月日天次号个件位种颗条座本口米里上中下着时才过用办要能吗嘛吧呢做当任有]|[这那].*|一[位种个座家条颗]|各个|现任|如今|现在|目前|东西|举行|举办|需要|公里|不是|是不是|是从|最|[a-z]|many|much|number|do|does|did|get|got|need|take|took|contain|hold|held|keep|kept|have|per|saw|see|made|make|kind|sort|type|body|thing|there)$/u;

/** A word that asks, or whose relation is told already. */
function saysNothing(term: string): boolean {
  if (ASKS.test(term)) return true;
  if (LATIN_RELATIONS.has(term)) return true;
  return (
    /\p{Script=Han}/u.test(term) && HAN_RELATION_WORDS.some((word) => word === term || (word.length > 1 && term.includes(word)))
  );
}

import type { QuestionEvidence } from "../answer-cache/similar/question-evidence.js";
import { within } from "../async/deadline.js";
import { translator } from "../language/dictionary/meanings.js";
import { HAN_RELATION_WORDS, LATIN_RELATIONS } from "../language/relation-words.js";
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

/** Milliseconds the sources have: what takes longer isn't worth it. */
const MOST_TIME = 5_000;
const MOST_NAMES = 24;
const MOST_PIECES = 40;

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
  return (signal) => {
    // Asked once, for looking up and keeping alike: a caller that leaves doesn't end it.
    const quiet = (): FlowConfig => ({ ...config, callbacks: [], signal: new AbortController().signal });
    asked ??= ask(question, collaborators, quiet()).catch(() => undefined);
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
  const pieces = bySubject(mergeEvidence(found, budget)).slice(0, MOST_PIECES);
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

const STATEMENT = /^(.{1,200}?) — .+? → /u;

/** What leads to a thing is told with it, and proves something else: who was her teacher isn't whose teacher she was. */
function bySubject(pieces: readonly Evidence[]): Evidence[] {
  return pieces.flatMap((piece) => {
    const lines = piece.text.split("\n").filter((line) => !line.startsWith("…"));
    const subjects = lines.map((line) => STATEMENT.exec(line)?.[1]);
    if (subjects.includes(undefined) || new Set(subjects).size < 2) return [piece];
    return [...new Set(subjects)].map((subject) => ({
      ...piece,
      text: lines.filter((_, index) => subjects[index] === subject).join("\n"),
      location: subject === piece.title ? piece.location : `${piece.location} ${subject}`,
      title: subject,
    }));
  });
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
  const open = plainly(written.reduce((text, name) => text.replaceAll(name, " "), question));
  const terms = await loadSearchTerms(open);
  const words = terms(open).filter((term) => !saysNothing(term));
  return { relations: [...readText(open).relations].sort(), words: [...new Set(words.map(usualWord))].sort() };
}

/** Ways to ask that say no more than a plainer one. */
const PLAINLY: readonly (readonly [RegExp, string])[] = [
  // 叫什么名字, 的名字是什么: not 命名.
  [/的?名(?:字|称)(?=是什么|叫什么|叫啥|是啥)|(?<=[叫是]什么)名(?:字|称)|(?:的|叫)名(?:字|称)/gu, ""],
  [/(?:what(?:'s| is| was| are| were) )?the names? of|(?:is|was|are|were) (?=.{1,40} called\s*\?*$)/giu, "what"],
  // 在哪个月 asks for no place.
  [/在?[哪几]个?(?=[年月日天号]|星期|季)/gu, "几"],
  [/多(?:长|少)时间/gu, "多久"],
  [/how much time/giu, "how long"],
  [/有没有|是不是|能不能|可不可以|会不会/gu, "吗"],
  [/(?<=谁|哪.{0,4}|几.{0,2}|什么)来(?=\p{Script=Han})|由谁来?|谁给/gu, "谁"],
  [/分别|各自|还是|本来|原本|原先|(?<=[\p{Script=Han}\p{L}])所(?=\p{Script=Han}{2})/gu, ""],
  [/(?:可以|能够)(?=\p{Script=Han})/gu, "能"],
  [/(?:从事|做|干)的?(?:是)?(?:什么|啥|哪一?行|哪种)(?:职业|工作|行业|的)?|干哪一?行的?|以什么(?:为业|谋生|为生)/gu, "职业"],
  [
    /\b(?:do(?:es)?|did) for a living\b|\bdo(?:es)? as an? (?:job|occupation|profession)\b|\b(?:occupation|job)s?\b/giu,
    "profession",
  ],
  [/礼拜|(?<!\p{Script=Han})周(?=[一二三四五六日天几])/gu, "星期"],
  [/第一(?=[次个位座条艘版年届])|头一?(?=[次个位座条艘版年届回])|首(?=[次个位座条艘版届])/gu, "首"],
  [/(?<=\p{Script=Han})(?:花了?|要花|需要花)(?=多|几)/gu, ""],
];

function plainly(question: string): string {
  return PLAINLY.reduce((text, [said, plain]) => text.replace(said, plain), question);
}

/** Words that ask, count, or only hold a question together. */
const ASKS =
  /^(?:哪.*|几.*|第几.*|多[少大高长久远深重]?|什么.*|啥|谁.*|何.*|怎.*|为什么|how|what|who|when|where|which|why|please|exactly|actually|called|give|tell|list|show|want|know|wonder|地方|时候|时间|年份|日期|日子|叫|名|名字|人|person|people|date|year|time|place|一共|总共|到底|究竟|located|situated|[年月日天次号个件位种颗条座本口米里上中下着时才过用办要能吗嘛吧呢做当任有]|[这那].*|一[位种个座家条颗]|各个|分别|有没有|没有|由|由谁来|给|所|本书|达到|一直|要交|可以|现任|如今|现在|目前|东西|举行|举办|需要|公里|不是|是不是|是从|最|[a-z]|many|much|number|do|does|did|get|got|need|take|took|contain|hold|held|keep|kept|have|per|saw|see|made|make|kind|sort|type|body|thing|there|amount|value|with|under|among|across|so)$/u;

/** A word that asks, or whose relation is told already. */
function saysNothing(term: string): boolean {
  if (ASKS.test(term)) return true;
  if (LATIN_RELATIONS.has(term)) return true;
  return (
    /\p{Script=Han}/u.test(term) && HAN_RELATION_WORDS.some((word) => word === term || (word.length > 1 && term.includes(word)))
  );
}

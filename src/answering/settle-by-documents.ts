import { loadSearchTerms, type SearchTerms } from "../language/search-terms.js";
import type { Evidence, NamedThing } from "../sources/knowledge-source.js";
import type { AskDirectOptions } from "./ask-direct.js";
import type { SharedSource } from "./collaborators.js";
import { askAll } from "./evidence/ask-sources.js";
import { namedThings } from "./evidence/named-things.js";
import { describedThing } from "./plan/described-thing.js";
import type { SettledDescription } from "./settle-description.js";
import { splitSentences } from "./writing/reading/sentences.js";

/** Passages of each source that are looked at. */
const MOST_PASSAGES = 3;
/** Of what the description says, so much stands in one place, and so many characters at least. */
const LEAST_SHARE = 0.4;
const LEAST_COVERED = 4;
/** Two sentences that follow each other say it together, where they say so much more than either, and so much of it. */
const MORE_TOGETHER = 1.4;
const LEAST_TOGETHER = 0.7;
/** Another text that says so much less can't be meant. */
const LEAD = 0.6;
/** Where a text says whose it is. Characters. */
const OPENING = 80;
const PERSON =
  /[人员师者长生工匠手夫]$|家$(?<!店家|商家|[一哪那]家)|\b(?:man|woman|person|keeper|head|\p{Ll}+(?:er|or|ist|ian))\b/u;

interface Place {
  readonly passage: Evidence;
  readonly share: number;
  /** Where what is described may be named, likeliest first. */
  readonly texts: readonly string[];
}

/**
 * The question with its description settled by the documents that tell of it: 卖红汤面的那家店 is whose menu has it. Only things that a graph knows by
 * name are told. Undefined where no text tells of it, two do, or the one names nothing or several things.
 */
export async function settleByDocuments(
  question: string,
  sources: readonly SharedSource[],
  bounds: AskDirectOptions,
): Promise<SettledDescription | undefined> {
  const [way] = describedThing(question);
  const documents = sources.filter(({ source }) => source.mentions === undefined && source.isCheap === true);
  const graphs = sources.filter(({ source }) => source.mentions !== undefined);
  if (way === undefined || documents.length === 0 || graphs.length === 0) return undefined;
  const { timeout, config } = bounds;
  const terms = await loadSearchTerms();
  const said = way.description;
  const passages = await askAll(documents, () => said, { ...bounds, limit: MOST_PASSAGES, signal: config.signal });
  const places = passages.flat().map((passage) => placeIn(passage, said, terms));
  const [best, next] = places.sort((a, b) => b.share - a.share);
  if (best === undefined || best.share < LEAST_SHARE) return undefined;
  // Another year's winner is another.
  const told = `${best.passage.title ?? ""}\n${best.passage.text}`;
  if ((said.match(/\d+/gu) ?? []).some((number) => !new RegExp(`(?<!\\d)${number}(?!\\d)`, "u").test(told))) return undefined;
  if (next !== undefined && next.passage.title !== best.passage.title && next.share > best.share * LEAD) return undefined;
  for (const text of best.texts) {
    const found = (await namedThings(text, graphs, timeout, config)).filter((thing) => isOther(thing, question, way.noun));
    const things = longest(found.filter(({ kind }) => (kind === "person") === PERSON.test(way.noun)));
    const called = things.filter((thing) => isCalled(thing, way.noun));
    const [thing, ...others] = called.length > 0 ? called : things;
    if (others.length > 0) return undefined;
    if (thing === undefined) continue;
    const name = thing.text;
    return { name, question: way.of(name), evidence: [best.passage], derivation: `${said} → ${name}` };
  }
  return undefined;
}

function placeIn(passage: Evidence, said: string, terms: SearchTerms): Place {
  const { text, title = "" } = passage;
  const sentences = splitSentences(text);
  const shares = sentences.map((sentence) => shareOf(said, sentence, terms));
  const share = Math.max(0, ...shares);
  const own = { passage, share, texts: [title, text.slice(0, OPENING), sentences[shares.indexOf(share)] ?? ""] };
  // Which prize it is says one sentence, who had it that year the next.
  const pairs = sentences.slice(1).map((sentence, at) => `${sentences[at]} ${sentence}`);
  const together = pairs.map((pair) => shareOf(said, pair, terms));
  const both = Math.max(0, ...together);
  return both < share * MORE_TOGETHER || both < LEAST_TOGETHER
    ? own
    : { passage, share: both, texts: [pairs[together.indexOf(both)] ?? ""] };
}

/** How much of a description a sentence says: its words, or the Chinese characters that stand together in both. */
function shareOf(said: string, sentence: string, terms: SearchTerms): number {
  if (!/\p{Script=Han}/u.test(said)) {
    const asked = terms(said);
    const own = new Set(terms(sentence));
    const shared = asked.filter((term) => own.has(term));
    return shared.join("").length < LEAST_COVERED * 2 ? 0 : shared.length / Math.max(1, asked.length);
  }
  const bare = said.replace(/[的了那\s]/gu, "");
  const other = sentence.replace(/[的了那\s]/gu, "");
  let covered = 0;
  for (let at = 0; at < bare.length; ) {
    let length = 0;
    while (at + length < bare.length && other.includes(bare.slice(at, at + length + 1))) length += 1;
    if (length > 1) covered += length;
    at += Math.max(1, length);
  }
  return covered < LEAST_COVERED ? 0 : covered / bare.length;
}

/** A graph that doesn't tell what 九孔渡槽 is knows it by its name for an aqueduct. */
function isCalled({ text }: NamedThing, noun: string): boolean {
  const name = text.toLowerCase();
  return noun !== "" && name.length > noun.length && name.endsWith(noun.toLowerCase());
}

function isOther(thing: NamedThing, question: string, noun: string): boolean {
  const { kind, text, names } = thing;
  const isKnown = kind !== undefined || isCalled(thing, noun);
  return isKnown && !/^[\p{Ll}\s-]+$/u.test(text) && ![text, ...names].some((name) => question.includes(name));
}

/** 石桥店, not the bridge that its name holds. */
function longest(things: readonly NamedThing[]): NamedThing[] {
  return things.filter(
    ({ text, names }) =>
      !things.some((other) => other.text.length > text.length && other.text.includes(text)) || names.length === 0,
  );
}

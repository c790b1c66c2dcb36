import { loadSearchTerms, type SearchTerms } from "../../language/search-terms.js";
import type { Evidence, NamedThing } from "../../sources/knowledge-source.js";
import type { FlowConfig, SharedSource } from "../collaborators.js";
import { splitSentences } from "../writing/reading/sentences.js";
import { type AskSourcesOptions, askAll } from "./ask-sources.js";
import { namedThings } from "./named-things.js";

interface SecondLookOptions extends AskSourcesOptions {
  readonly config: FlowConfig;
}

interface FirstLook {
  /** By source. */
  readonly found: readonly (readonly Evidence[])[];
  /** All that was found so far. */
  readonly known: readonly Evidence[];
}

type RankedList = readonly (Evidence | undefined)[];

/** What is looked at, and how much of it. */
const MOST = { passages: 3, pieces: 2, lines: 2, things: 4, names: 16, found: 2 } as const;
/** A sentence that shares fewer words with the question leads nowhere. */
const FEWEST_SHARED = 2;
/** Of a passage: where its author is named. Characters. */
const OPENING = 80;
/** What was found for the question itself comes first. */
const BEHIND = [undefined] as const;

/**
 * What the first look leads to: what the graphs know of things that the passages name which say most of the question, and what the documents
 * say of things that the graphs lead to. "The yard that is looking for two apprentices": the notice names it, the graph tells when it was founded.
 * Sources that find in milliseconds are asked, a second time and no more. Ranked lists.
 */
export async function secondLook(
  question: string,
  things: readonly NamedThing[],
  { found, known }: FirstLook,
  sources: readonly SharedSource[],
  options: SecondLookOptions,
): Promise<readonly RankedList[]> {
  const graphs = sources.filter(({ source }) => source.mentions !== undefined);
  const documents = sources.filter(({ source }) => source.mentions === undefined && source.isCheap === true);
  if (graphs.length === 0) return [];
  const byKind = (some: readonly SharedSource[]): Evidence[][] =>
    sources.flatMap((shared, index) => (some.includes(shared) ? [[...(found[index] ?? [])]] : []));
  const terms = await loadSearchTerms();
  const asked = new Set(terms(things.reduce((text, thing) => text.replaceAll(thing.text, " "), question)));
  const told = byKind(documents).flatMap((passages) =>
    passages.slice(0, MOST.passages).flatMap((passage) => tellingPlace(passage, asked, terms) ?? []),
  );
  const led = byKind(graphs).flatMap((pieces) =>
    pieces.slice(0, MOST.pieces).flatMap(({ text }) => text.split("\n").slice(0, MOST.lines)),
  );
  const { timeout, config } = options;
  const [inTexts, inGraphs] = await Promise.all(
    [told, led].map(async (texts) =>
      texts.length === 0 ? [] : others(await namedThings(texts.join("\n"), graphs, timeout, config), things),
    ),
  );
  const places = new Set(known.map(placeOf));
  const ask = async (able: readonly SharedSource[], about: readonly string[], search: string): Promise<RankedList[]> => {
    if (able.length === 0 || about.length === 0) return [];
    const all = await askAll(able, () => search, { ...options, about, limit: MOST.found });
    return all.map((evidence) => [...BEHIND, ...evidence.filter((piece) => !places.has(placeOf(piece)))]);
  };
  const names = (inGraphs ?? []).flatMap((thing) => thing.names).slice(0, MOST.names);
  const lists = await Promise.all([
    ask(
      graphs,
      (inTexts ?? []).map(({ text }) => text),
      question,
    ),
    ask(documents, names, [question, ...names].join("\n")),
  ]);
  return lists.flat();
}

function placeOf({ source, location }: Evidence): string {
  return `${source} ${location}`;
}

/** The sentence of a passage that says most of the question, the one before it, and what the passage belongs to. */
function tellingPlace({ text, title = "" }: Evidence, asked: ReadonlySet<string>, terms: SearchTerms): string[] | undefined {
  const sentences = splitSentences(text);
  const shares = sentences.map((sentence) => new Set(terms(sentence).filter((term) => asked.has(term))).size);
  const most = Math.max(0, ...shares);
  if (most < Math.min(FEWEST_SHARED, asked.size)) return undefined;
  const at = shares.indexOf(most);
  return [sentences[at] ?? "", sentences[at - 1] ?? "", title, text.slice(0, OPENING)];
}

function others(found: readonly NamedThing[], things: readonly NamedThing[]): NamedThing[] {
  const known = new Set(things.flatMap((thing) => thing.names));
  return found.filter(({ names }) => !names.some((name) => known.has(name))).slice(0, MOST.things);
}

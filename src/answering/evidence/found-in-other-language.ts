import type { Evidence, NamedThing } from "../../sources/knowledge-source.js";
import type { SharedSource } from "../collaborators.js";
import { type AskSourcesOptions, askAll } from "./ask-sources.js";
import { inOtherLanguage, isOtherLanguage } from "./other-language.js";

/** Pieces of each source in the other language. */
const MOST_TRANSLATED = 3;
/** Words found as they are say more than their translations. */
const BEHIND = [undefined] as const;
/** What says less of the question in the other language than this share of what is said best, fills only places that are left. */
const WORTH = 0.4;

/** What sources that find in milliseconds have in the other language: a piece that they were found to have further down rises. */
export async function foundInOtherLanguage(
  searchText: string,
  things: readonly NamedThing[],
  sources: readonly SharedSource[],
  known: ReadonlySet<string>,
  options: AskSourcesOptions,
): Promise<readonly (readonly (Evidence | undefined)[])[]> {
  const able = sources.filter(({ source }) => source.isCheap === true && source.mentions === undefined);
  const { text: asked, language } = inOtherLanguage(searchText, things);
  const last = new Array<undefined>(options.limit).fill(undefined);
  const found = await askAll(able, () => asked, { ...options, language, limit: MOST_TRANSLATED });
  return found.flatMap((evidence) => {
    const translated = evidence.filter(({ text }) => isOtherLanguage(text, searchText));
    const weak = translated.filter(({ score, text }) => score < WORTH && !known.has(text));
    return [
      [...BEHIND, ...translated.filter(({ score }) => score >= WORTH)],
      [...last, ...weak.map((piece) => ({ ...piece, isAside: true }))],
    ];
  });
}

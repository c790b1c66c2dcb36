import type { QuestionLanguage } from "../../language/question-language.js";

/** Predicates that name things, best first. */
export const LABEL_PREDICATES: readonly string[] = [
  "http://www.w3.org/2004/02/skos/core#prefLabel",
  "http://www.w3.org/2000/01/rdf-schema#label",
  "https://schema.org/name",
  "http://schema.org/name",
  "http://xmlns.com/foaf/0.1/name",
  "http://purl.org/dc/terms/title",
  "http://purl.org/dc/elements/1.1/title",
  "http://www.w3.org/2004/02/skos/core#altLabel",
  "https://schema.org/alternateName",
  "http://schema.org/alternateName",
  "http://purl.org/dc/terms/alternative",
  "http://www.w3.org/2004/02/skos/core#hiddenLabel",
];
const RANKS = new Map(LABEL_PREDICATES.map((iri, rank) => [iri, rank]));
/** Names under a vocabulary of the graph's own: `ex:name`, `ex:中文名`. They are ordinary properties, too. */
const OWN_NAMES =
  /^(?:(?:full|common|official|english|chinese|display|alternate|alternative|alt)?(?:name|label)s?|alias(?:es)?|aka|(?:中文|英文|外文)?(?:名|名称|名字|译名)|姓名|书名|片名|全名|别名|又名|标签|标题)$/u;

/** How good a name the predicate gives, 0 the best; undefined if it names nothing. */
export function labelRank(predicate: string): number | undefined {
  return RANKS.get(predicate);
}

/** The rank of a name that comes from an {@link isOwnName} predicate: worse than any standard one. */
export const OWN_NAME_RANK: number = LABEL_PREDICATES.length;

export function isOwnName(localName: string): boolean {
  return OWN_NAMES.test(localName.replace(/[\s_-]+/gu, "").toLowerCase());
}

/** 0 for the language asked for, then: no language, English, any other. */
export function languageDistance(tag: string, wanted: QuestionLanguage): number {
  // zh, zh-hans, zh-cn, zh-tw, and what people write for them.
  const primary = tag.toLowerCase().split(/[-_]/u)[0] ?? "";
  const language = ["zh", "zho", "chi", "cmn", "cn"].includes(primary) ? "zh" : ["en", "eng"].includes(primary) ? "en" : primary;
  if (language === wanted) return 0;
  if (language === "") return 1;
  return language === "en" ? 2 : 3;
}

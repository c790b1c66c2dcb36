import { MASK } from "../mask.js";
import type { Measure } from "../plan.js";

const INNER = "of|de|la|le|du|des|von|van|der|den|da|di|del|al|bin|ibn|y";
const WORD = `(?:#\\d|${MASK}|[\\p{Lu}\\p{N}](?:[\\p{L}\\p{N}\\p{M}.-]|['’](?!s\\b)){0,40}|[a-z][A-Z][\\p{L}\\p{N}]{0,40})`;
/** A name as English writes it: capitalised words, with particles between them; a masked name; a `#n`. The source of a regular expression. */
export const NAME: string = `(?:[Tt]he )?${WORD}(?: (?:(?:${INNER}) )?(?:the )?${WORD}){0,7}`;

export const AUXILIARY = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should";

/** Nouns that name one measurable or plain property of a thing, by plural. */
const ATTRIBUTES = pluralised(
  "population area height length depth weight age elevation altitude size width diameter radius mass density price cost capital currency " +
    "nationality birthday birthplace hometown speed temperature GDP revenue salary timezone anthem circumference volume headquarters " +
    "melting_point boiling_point life_expectancy birth_date date_of_birth place_of_birth date_of_death place_of_death area_code postal_code " +
    "time_zone official_language national_anthem atomic_number half-life",
);
/** Nouns that lead from a thing to another thing, usually one. */
const PEOPLE = pluralised(
  "author director founder composer writer inventor creator wife husband spouse mother father teacher mentor architect designer painter " +
    "producer discoverer coach captain successor predecessor widow lyricist translator sculptor screenwriter boyfriend girlfriend fiancé",
);
/** Offices change hands: a date in the question belongs to the office too. */
const OFFICES = pluralised(
  "CEO president mayor king queen prime_minister chancellor leader head governor chairman manager head_coach head_of_state emperor owner",
);
const PLACES = pluralised(
  "capital birthplace hometown headquarters publisher manufacturer parent_company employer alma_mater place_of_birth",
);

const alternatives = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join("|");

/** Sources of regular expressions. */
export const ATTRIBUTE: string = alternatives(new Set(ATTRIBUTES.values()));
export const PERSON_RELATION: string = alternatives(new Set([...PEOPLE.values(), ...OFFICES.values()]));
export const OFFICE: string = alternatives(new Set(OFFICES.values()));
export const RELATION: string = alternatives(new Set([...PEOPLE.values(), ...OFFICES.values(), ...PLACES.values()]));

/** "populations" → "population"; undefined unless it is the plural of a property or relation. */
export function singularNoun(plural: string): string | undefined {
  return ATTRIBUTES.get(plural) ?? PEOPLE.get(plural) ?? OFFICES.get(plural) ?? PLACES.get(plural);
}

function pluralised(words: string): ReadonlyMap<string, string> {
  return new Map(
    words.split(" ").map((joined) => {
      const word = joined.replaceAll("_", " ");
      return [plural(word), word];
    }),
  );
}

function plural(word: string): string {
  const [, head = word, rest = ""] = /^(\S+)( of .*)$/.exec(word) ?? [];
  if (head === "headquarters") return head;
  if (head.endsWith("half-life")) return `half-lives${rest}`;
  if (head === "wife") return `wives${rest}`;
  if (head.endsWith("man")) return `${head.slice(0, -3)}men${rest}`;
  if (/[^aeiou]y$/.test(head)) return `${head.slice(0, -1)}ies${rest}`;
  return /(?:s|ch|sh|x)$/.test(head) ? `${head}es${rest}` : `${head}s${rest}`;
}

/** An adjective's comparison: what to ask of each, and which end of the scale the comparative means. */
export interface Scale {
  readonly comparative: string;
  readonly superlative: string;
  /** "tall" → "How tall is X?" */
  readonly positive: string;
  readonly by: "greater" | "less";
  readonly measure: Measure;
}

const scale = (positive: string, by: Scale["by"] = "greater", measure: Measure = "quantity", asked = positive): Scale => ({
  comparative: /e$/.test(positive)
    ? `${positive}r`
    : /[^aeiou]y$/.test(positive)
      ? `${positive.slice(0, -1)}ier`
      : `${positive}er`,
  superlative: /e$/.test(positive)
    ? `${positive}st`
    : /[^aeiou]y$/.test(positive)
      ? `${positive.slice(0, -1)}iest`
      : `${positive}est`,
  positive: asked,
  by,
  measure,
});

const SCALES: readonly Scale[] = [
  ...["tall", "long", "high", "deep", "large", "wide", "heavy", "fast", "thick"].map((word) => scale(word)),
  { ...scale("big"), comparative: "bigger", superlative: "biggest" },
  scale("short", "less", "quantity", "long"),
  scale("small", "less", "quantity", "large"),
  scale("light", "less", "quantity", "heavy"),
  scale("slow", "less", "quantity", "fast"),
  scale("low", "less", "quantity", "high"),
  scale("shallow", "less", "quantity", "deep"),
  scale("narrow", "less", "quantity", "wide"),
  scale("old", "greater", "age"),
  scale("young", "less", "age", "old"),
];

export const COMPARATIVE: string = alternatives(SCALES.map((entry) => entry.comparative));
export const SUPERLATIVE: string = alternatives(SCALES.map((entry) => entry.superlative));

/** The scale of "taller" or "tallest". Short people aren't long: who is shorter is asked by height. */
export function scaleOf(word: string, ofPerson: boolean): Scale | undefined {
  const found = SCALES.find((entry) => entry.comparative === word || entry.superlative === word);
  return found?.comparative === "shorter" && ofPerson ? { ...found, positive: "tall" } : found;
}

const LIST_BREAK = /^(?:, and |, | and )/;
const ITEM = new RegExp(`^${NAME}`, "u");
const COMMON_ITEM = /^(?:the )?\p{Ll}+(?= and |, |$)/u;
const MOST_ITEMS = 6;

/** "A, B and C rest" as items and rest; undefined unless it starts with two or more names, the last joined by "and". Names are capitalised, unless `common` words may stand for them. */
export function readList(text: string, common = false): { readonly items: readonly string[]; readonly rest: string } | undefined {
  let rest = text.replace(/^both /, "");
  const items: string[] = [];
  let joined = false;
  while (items.length < MOST_ITEMS) {
    const item = (ITEM.exec(rest) ?? (common ? COMMON_ITEM.exec(rest) : null))?.[0];
    if (item === undefined) return undefined;
    items.push(item);
    rest = rest.slice(item.length);
    const separator = LIST_BREAK.exec(rest)?.[0];
    if (separator === undefined || joined) break;
    if (separator.includes("and")) joined = true;
    rest = rest.slice(separator.length);
  }
  // "the 2008 and 2012 Olympics" are no 2008 and no 2012.
  if (sharesSurname(items) || items.some((item) => /^(?:the )?\d[\d.,]*$/i.test(item))) return undefined;
  const distinct = new Set(items.map((item) => item.toLowerCase()));
  return joined && items.length > 1 && distinct.size === items.length ? { items, rest: rest.trim() } : undefined;
}

const TWO_WORD_NAME =
  /^(?:the|new|san|santa|los|las|buenos|el|saint|st\.?|mount|mont|mt\.?|lake|hong|kuala|south|north|east|west|rio|great|united|cape|sri|costa|saudi|sierra|ivory|czech|puerto|tel|la|le|port|abu|addis|sao|são|real|inter|ac|fc|burj|river|k2)\b|(?:university|college|river|lake|sea|ocean|island|islands|city|tower|bridge|museum|airport|station|mountain|street|park|palace|company|corporation|bank)$/iu;

/** "Marie and Pierre Curie": whether "Marie" is a name of its own, nobody can tell from the words. */
function sharesSurname(items: readonly string[]): boolean {
  const last = items.at(-1) ?? "";
  return (
    items.slice(0, -1).some((item) => /^\p{Lu}\p{L}+$/u.test(item)) &&
    /^\p{Lu}\p{Ll}+ \p{Lu}\p{L}+$/u.test(last) &&
    !TWO_WORD_NAME.test(last)
  );
}

/** A closing constraint: a time, a unit. */
export const CONSTRAINT: RegExp =
  /^(?:in|as of|during|at the (?:end|beginning|start) of|on|before|after|since|by|around|until|between|according to|measured|today|now|currently)\b[^?]{0,80}$/;

/** Verbs and adjectives that say what two do with each other. */
export const RECIPROCAL: RegExp =
  /\b(?:marr(?:y|ied)|wed|meet|met|divorced?|split|separated?|merged?|unit(?:e|ed)|reunited?|relat(?:e|ed)|sign(?:ed)?|engaged|friends|together|each other|one another|differ(?:ent|ence)?|similar|in common|fight|fought|at war|allied|allies|connected|collaborat\w+|apart|compared?|relationship|distance|between|enemies|partners|siblings|brothers|sisters|cousins|twins|couple|dating|border(?:ing)?|agreed?|share[ds]?)\b/i;

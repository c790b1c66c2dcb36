import { type KnowledgeGraph, localName } from "../knowledge-graph.js";
import { knownProperty, labelsOf } from "../lexicon/known-properties.js";
import { CLOCK } from "./clock-time.js";
import { weekdays } from "./opening-hours.js";
import type { ObjectShape } from "./own-words.js";
import { literalQuantity } from "./quantity.js";
import { rateNamed } from "./rate-words.js";
import { kindsByName, phraseKey } from "./relation-words.js";

const SAMPLE = 200;
/** No text that names days of the week is longer. */
const LONGEST_DAYS = 80;
const WIKIDATA = /(?:wikidata\.org\/.*|^wdt:)\/?(?<id>P\d+)$/u;

/** A predicate's number among Wikidata's properties, P57, if it is one of theirs. */
export function wikidataNumber(predicate: string): string | undefined {
  return WIKIDATA.exec(predicate)?.groups?.["id"];
}

/** What a predicate mostly leads to. */
export interface ValueShape extends ObjectShape {
  readonly numbers: boolean;
  /** Times of day. */
  readonly clocks: boolean;
  /** Days of the week. */
  readonly weekdays: boolean;
}

const HAN = /\p{Script=Han}/u;
/** A name in words, and no number of a column. */
const WORDS = /^\p{Script=Latin}{3,}(?: \p{Script=Latin}{2,})*$/u;
/** What columns are shortened to. */
const SHORT: ReadonlyMap<string, string> = new Map(
  (
    "org:organisation|dept:department|addr:address|mgr:manager|qty:quantity|amt:amount|yr:year|cap:capacity|govt:government|univ:university|" +
    "num:number|temp:temperature|desc:description|lang:language|loc:location|cat:category|mfr:manufacturer|mfg:manufacturer|dist:distance|dur:duration|pop:population|est:established|ref:reference|hq:headquarters|dob:date of birth|tel:telephone|acct:account|bldg:building|cert:certificate"
  )
    .split("|")
    .map((entry) => entry.split(":") as [string, string]),
);

/** `parent org` is the parent organisation, `seat cap` the seat capacity. */
function inFull(name: string): string {
  return HAN.test(name)
    ? name
    : name
        .split(" ")
        .map((word) => SHORT.get(word.toLowerCase()) ?? word)
        .join(" ");
}

/** The graph's names for a predicate; for one that has only its number among Wikidata's, what it is called there. */
export function predicateNames(graph: KnowledgeGraph, predicate: string): string[] {
  const names = graph.names(predicate);
  const id = wikidataNumber(predicate);
  const property = id === undefined || names.some((name) => name.toUpperCase() !== id) ? undefined : knownProperty(id);
  // The name within its address says more only where the lexicon knows none of the others.
  const isOpen = names.every((name) => HAN.test(name) && !kindsByName().has(phraseKey(withoutUnit(name))));
  const said = isOpen ? [localName(predicate)].filter((name) => WORDS.test(name)) : [];
  const whole = [...said, ...[...names, ...said].map(inFull)].filter((name) => !names.includes(name));
  return [...names, ...whole, ...(property === undefined ? [] : Object.values(labelsOf(property)))];
}

/** `elevation in metres`, `weight kg`, `runtime minutes`, `lengthKm`: the unit isn't part of what people ask for. */
const UNIT_ENDING = new RegExp(
  `(?:\\s+in)?\\s+(?:${[
    "metres?|meters?|m|kilometres?|kilometers?|km|cm|mm|miles?|feet|ft|kg|kilograms?|grams?|g|mg|tonnes?|tons?|t",
    "minutes|mins?|hours?|hrs?|h|seconds|secs?|days|years|euros?|dollars|usd|eur|gbp|cny|rmb|yuan|celsius|degrees|c",
    "litres?|liters?|l|ml|square kilometres?|km2|m2|sqkm|sqm|hectares|ha|km ?h|kmh|kph|mph|kw|mw|gw|w|watts|hp|kwh|kcal|cal|kj",
    "gold|coins|crowns|pounds|kronor|krone|yen|won|francs|points",
    "kb|mb|gb|tb|bytes|hz|mhz|ghz|percent|pct|millions?|thousands?|billions?|bn|mn",
  ].join("|")})$`,
  "iu",
);

/** `height (m)`, `海拔（米）`: so is what stands in brackets behind the name. */
const BRACKETS = /(?<=\S)\s*[（(][^（()）]{1,20}[)）]\s*$/u;

export function withoutUnit(name: string): string {
  const bare = name.replace(BRACKETS, "");
  // The points of `hit points` are no unit.
  return kindsByName().has(phraseKey(bare)) || rateNamed(bare) !== undefined ? bare : bare.replace(UNIT_ENDING, "");
}

export function shapeOf(graph: KnowledgeGraph, predicate: string): ValueShape {
  let nodes = 0;
  let dates = 0;
  let numbers = 0;
  let clocks = 0;
  let days = 0;
  const sample = graph.edgesOf(predicate).slice(0, SAMPLE);
  for (const { object } of sample) {
    const said = object.kind === "literal" ? [object.text] : object.kind === "node" ? graph.names(object.id) : [];
    if (said.some((text) => text.length <= LONGEST_DAYS && weekdays(text) !== undefined)) days += 1;
    if (object.kind !== "literal") nodes += 1;
    else {
      const quantity = literalQuantity(object);
      if (quantity?.kind === "number" && quantity.unit === CLOCK) {
        clocks += 1;
        continue;
      }
      const year =
        quantity?.kind === "number" &&
        quantity.unit === "" &&
        Number.isInteger(quantity.value) &&
        quantity.value > 0 &&
        quantity.value < 2200;
      if (quantity?.kind === "date" || year || /\d{3,4}\s*年|\b\d{4}\b/u.test(object.text)) dates += 1;
      if (quantity?.kind === "number") numbers += 1;
    }
  }
  const half = sample.length / 2;
  return {
    nodes: nodes > half,
    dates: dates >= half && dates > 0,
    numbers: numbers >= half && numbers > 0,
    clocks: clocks >= half && clocks > 0,
    weekdays: days >= half && days > 0,
  };
}

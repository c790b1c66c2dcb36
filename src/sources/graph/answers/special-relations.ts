import { either, onlyOne, type Relation, relation } from "./relation.js";
import { phraseKey } from "./relation-words.js";

/** Relations that a question means without naming them. */
export interface SpecialRelations {
  /** What an adjective says of a thing: `a vulnerable species`. */
  readonly attribute: Relation | undefined;
  /** What somebody is, also by class. */
  readonly is?: Relation | undefined;
  /** The date that a thing is `from`. */
  readonly dated: Relation | undefined;
  /** What is measured in a unit, each scale a reading of its own. */
  readonly byUnit: ReadonlyMap<string, readonly Relation[]>;
  /** Words for two relations in a row: a grandfather is a parent's father. */
  /** How many, by the relation that counts them: employees of who works there. */
  readonly stated: ReadonlyMap<string, Relation>;
  readonly chains: ReadonlyMap<string, readonly [Relation, Relation]>;
}

const ATTRIBUTES = "conservation|genre|material|colour|kind|occupation|nationality|taxon|religion|dynasty".split("|");
const DATES = "publication date|construction|founding date|launch|event date|opening|premiere date".split("|");
const MEASURED_IN: Readonly<Record<string, string>> = {
  m: "length|width|depth|elevation|height|span|wingspan|light range|diameter",
  kg: "mass|tonnage",
  "m²": "area|catchment",
  byte: "file size",
  s: "runtime",
  "m/s": "speed",
  "°c": "temperature|melting point|boiling point",
  year: "age|lifespan",
  "€": "price|budget",
  $: "price|budget|box office",
  "¥": "price|budget|box office",
  "£": "price|budget",
  w: "power",
  page: "pages",
  person: "population|employees|student number|capacity",
  seat: "capacity",
  floor: "floors",
};
const STATED = [
  ["employer", "employees"],
  ["residence", "population"],
] as const;
/** Counters by what they count. */
export const COUNTED: Readonly<Record<string, string>> = {
  页: "page",
  page: "page",
  pages: "page",
  人: "person",
  people: "person",
  座位: "seat",
  seats: "seat",
  层: "floor",
  storeys: "floor",
  floors: "floor",
};
const CHAINS = [
  "paternal grandfather|爷爷|祖父:father>father",
  "paternal grandmother|奶奶|祖母:father>mother",
  "maternal grandfather|外公|外祖父|姥爷:mother>father",
  "maternal grandmother|外婆|外祖母|姥姥:mother>mother",
  "father-in-law|father in law|岳父|丈人|公公:spouse>father",
  "mother-in-law|mother in law|岳母|丈母娘|婆婆:spouse>mother",
  "grandson|granddaughter|grandchild|孙子|孙女|外孙|外孙女:child>child",
  "son-in-law|daughter-in-law|女婿|儿媳|儿媳妇:child>spouse",
  "师祖|师公|太师父:teacher>teacher",
  "grandfather:parent>father",
  "grandmother:parent>mother",
  "grandparent|祖父母:parent>parent",
  "uncle|aunt|叔叔|伯伯|姑姑|舅舅|姨妈:parent>sibling",
];

export function specialRelations(kinds: ReadonlyMap<string, Relation>): SpecialRelations {
  const parent = united(["father", "mother"], kinds);
  const byUnit = Object.entries(MEASURED_IN).map(
    ([unit, ids]) => [unit, ids.split("|").flatMap((id) => kinds.get(id) ?? [])] as const,
  );
  const chains = new Map<string, readonly [Relation, Relation]>();
  for (const entry of CHAINS) {
    const [words = "", steps = ""] = entry.split(":");
    const [first, second] = steps.split(">").map((id) => oneWay(id === "parent" ? parent : kinds.get(id)));
    if (first !== undefined && second !== undefined)
      for (const word of words.split("|")) chains.set(phraseKey(word), [first, onlyOne(second)]);
  }
  const dated = united(DATES, kinds);
  return {
    attribute: united(ATTRIBUTES, kinds),
    dated: dated === undefined ? undefined : onlyOne(dated),
    byUnit: new Map(byUnit),
    stated: new Map(
      STATED.flatMap(([counted, id]) => {
        const number = kinds.get(id);
        return number === undefined ? [] : [[counted, number] as const];
      }),
    ),
    chains,
  };
}

/** A predicate called both `father` and `son of` still leads from the child to the father. */
function oneWay(of: Relation | undefined): Relation | undefined {
  if (of === undefined) return undefined;
  const forward = new Set(of.paths.filter(({ inverse }) => !inverse).map(({ predicate }) => predicate));
  return relation(
    of.paths.filter(({ predicate, inverse }) => !inverse || !forward.has(predicate)),
    of.kinds,
  );
}

function united(ids: readonly string[], kinds: ReadonlyMap<string, Relation>): Relation | undefined {
  return ids
    .flatMap((id) => kinds.get(id) ?? [])
    .reduce<Relation | undefined>((all, next) => (all === undefined ? next : either(all, next)), undefined);
}

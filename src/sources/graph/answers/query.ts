import type { ClassRef } from "./class-ref.js";
import type { OpenWhen } from "./opening-hours.js";
import type { Quantity } from "./quantity.js";
import { inverse, type Relation, shortened } from "./relation.js";

export type Comparison = "<" | "<=" | "=" | ">=" | ">";

export type Ranks = readonly [first: number, last: number];

/** A set of things, as a question describes it. `key` is equal for equal descriptions. */
export type SetQuery = { readonly key: string } & (
  | { readonly op: "named"; readonly name: string; readonly nodes: readonly string[]; readonly texts: readonly string[] }
  | { readonly op: "class"; readonly noun: ClassRef }
  /** What the relation leads to from any of `from`. */
  | { readonly op: "follow"; readonly from: SetQuery; readonly relation: Relation }
  /** Those of `set` that are called so. */
  | { readonly op: "narrow"; readonly set: SetQuery; readonly noun: ClassRef }
  | { readonly op: "and"; readonly sets: readonly SetQuery[] }
  | {
      readonly op: "where";
      readonly set: SetQuery;
      readonly relation: Relation;
      readonly comparison: Comparison;
      readonly value: Quantity;
    }
  /** More or less than what another thing measures. */
  | { readonly op: "beyond"; readonly set: SetQuery; readonly scale: Relation; readonly more: boolean; readonly than: SetQuery }
  | {
      readonly op: "most";
      readonly set: SetQuery;
      readonly scale: Relation;
      readonly great: boolean;
      readonly size?: number | undefined;
      /** From which place to which, counted from 1: the second, or the first three. Defaults to the first. */
      readonly ranks?: Ranks | undefined;
    }
  | {
      readonly op: "mostOften";
      readonly set: SetQuery;
      readonly relation: Relation;
      readonly great: boolean;
      /** What is counted. */
      readonly noun?: ClassRef | undefined;
    }
  | { readonly op: "either"; readonly sets: readonly SetQuery[] }
  /** All but those; without `less`, all but what the description itself names: the other bridges of its architect. */
  | { readonly op: "except"; readonly set: SetQuery; readonly less?: SetQuery | undefined }
  /** Those that are open then; or aren't. */
  | { readonly op: "open"; readonly set: SetQuery; readonly when: OpenWhen; readonly isShut: boolean }
  /** Those that are open for the longest, or the shortest, time of a day. */
  | { readonly op: "longestOpen"; readonly set: SetQuery; readonly great: boolean }
  /** Those whose relation leads elsewhere: it leads somewhere, but to none of `values`. */
  | { readonly op: "lacks"; readonly set: SetQuery; readonly relation: Relation; readonly values: SetQuery }
);

/** What a question asks. */
export type Query = { readonly key: string } & (
  | { readonly ask: "which"; readonly set: SetQuery; readonly expects: Expected }
  | { readonly ask: "count"; readonly set: SetQuery }
  /** Whether something of `set` is among `among`. */
  | {
      readonly ask: "whether";
      readonly set: SetQuery;
      readonly among: SetQuery;
      /** What speaks against it if it is there instead: `closed` against `open`. */
      readonly against?: SetQuery | undefined;
    }
  | { readonly ask: "whetherClass"; readonly set: SetQuery; readonly noun: ClassRef }
  | {
      readonly ask: "whetherMore";
      readonly set: SetQuery;
      readonly than: SetQuery;
      readonly scale: Relation;
      readonly more: boolean;
      /** As much will do. */
      readonly orEqual?: boolean | undefined;
    }
  /** Several questions in one. */
  | { readonly ask: "parts"; readonly queries: readonly Query[] }
  | { readonly ask: "difference"; readonly set: SetQuery; readonly than: SetQuery; readonly scale: Relation }
  | {
      readonly ask: "whetherSame";
      readonly sets: readonly SetQuery[];
      readonly relation: Relation;
      readonly noun?: ClassRef | undefined;
    }
  | {
      readonly ask: "whetherWhere";
      readonly set: SetQuery;
      readonly relation: Relation;
      readonly comparison: Comparison;
      readonly value: Quantity;
      /** The upper end of a range. */
      readonly until?: Quantity | undefined;
    }
  /** Whether it is open then; or isn't. */
  | { readonly ask: "whetherOpen"; readonly set: SetQuery; readonly when: OpenWhen; readonly isShut: boolean }
);

export type Expected = "anything" | "person" | "place" | "date" | "time" | "clock" | "month" | "number" | "thing";

export const named = (name: string, nodes: readonly string[], texts: readonly string[]): SetQuery => ({
  op: "named",
  name,
  nodes,
  texts,
  key: nodes.length > 1 ? shortened(namedKey(nodes, texts)) : namedKey(nodes, texts),
});
const namedKey = (nodes: readonly string[], texts: readonly string[]): string =>
  `${nodes.join(",")}${texts.length > 0 ? `"${texts.join(",")}` : ""}`;
export const follow = (from: SetQuery, relation: Relation): SetQuery => ({
  op: "follow",
  from,
  relation,
  key: `(${from.key} ${relation.id})`,
});
export const followBack = (from: SetQuery, relation: Relation): SetQuery => follow(from, inverse(relation));
export const narrow = (set: SetQuery, noun: ClassRef): SetQuery =>
  set.op === "class" && set.noun.id === noun.id ? set : { op: "narrow", set, noun, key: `(${set.key}:${noun.id})` };
export const both = (...sets: readonly SetQuery[]): SetQuery => {
  const all = sets.flatMap((set) => (set.op === "and" ? set.sets : [set]));
  // Everything is a thing.
  const telling = all.filter((set) => set.op !== "class" || set.noun.word?.id !== "thing");
  const flat = telling.length > 0 ? telling : all;
  const unique = [...new Map(flat.map((set) => [set.key, set])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const [only] = unique;
  return unique.length === 1 && only !== undefined
    ? only
    : { op: "and", sets: unique, key: `(${unique.map(({ key }) => key).join("&")})` };
};
export const either = (...sets: readonly SetQuery[]): SetQuery => ({
  op: "either",
  sets,
  key: `(${sets.map(({ key }) => key).join("+")})`,
});
export const where = (set: SetQuery, relation: Relation, comparison: Comparison, value: Quantity): SetQuery => ({
  op: "where",
  set,
  relation,
  comparison,
  value,
  key: `(${set.key} ${relation.id}${comparison}${JSON.stringify(value)})`,
});
export const beyond = (set: SetQuery, scale: Relation, more: boolean, than: SetQuery): SetQuery => ({
  op: "beyond",
  set,
  scale,
  more,
  than,
  key: `(${set.key} ${scale.id}${more ? ">" : "<"}${than.key})`,
});
export const most = (set: SetQuery, scale: Relation, great: boolean, size?: number, ranks?: Ranks): SetQuery => ({
  op: "most",
  set,
  scale,
  great,
  size,
  ranks,
  key: `(${set.key} ${great ? "max" : "min"}${size ?? ""}${ranks === undefined ? "" : `#${ranks.join("-")}`} ${scale.id})`,
});
export const mostOften = (set: SetQuery, relation: Relation, great: boolean, noun?: ClassRef): SetQuery => ({
  op: "mostOften",
  set,
  relation,
  great,
  noun,
  key: `(${set.key} ${great ? "many" : "few"} ${relation.id} ${noun?.id ?? ""})`,
});

export const except = (set: SetQuery, less?: SetQuery): SetQuery => ({
  op: "except",
  set,
  less,
  key: `(${set.key} but ${less?.key ?? "named"})`,
});
export const lacks = (set: SetQuery, relation: Relation, values: SetQuery): SetQuery => ({
  op: "lacks",
  set,
  relation,
  values,
  key: `(${set.key} not ${relation.id} ${values.key})`,
});

export const which = (set: SetQuery, expects: Expected = "anything"): Query => ({
  ask: "which",
  set,
  expects,
  key: `which ${set.key} ${expects}`,
});
export const count = (set: SetQuery): Query => ({ ask: "count", set, key: `count ${set.key}` });
export const whether = (set: SetQuery, among: SetQuery, against?: SetQuery): Query => ({
  ask: "whether",
  set,
  among,
  against,
  key: `whether ${set.key} ${among.key}${against === undefined ? "" : ` not ${against.key}`}`,
});
export const whetherClass = (set: SetQuery, noun: ClassRef): Query => ({
  ask: "whetherClass",
  set,
  noun,
  key: `is ${set.key} ${noun.id}`,
});
export const whetherMore = (set: SetQuery, than: SetQuery, scale: Relation, more: boolean, orEqual = false): Query => ({
  ask: "whetherMore",
  set,
  than,
  scale,
  more,
  orEqual,
  key: `more ${set.key} ${than.key} ${scale.id} ${more} ${orEqual}`,
});
export const parts = (queries: readonly Query[]): Query => ({
  ask: "parts",
  queries,
  key: `parts ${queries.map(({ key }) => key).join(" ; ")}`,
});
export const difference = (set: SetQuery, than: SetQuery, scale: Relation): Query => ({
  ask: "difference",
  set,
  than,
  scale,
  key: `difference ${set.key} ${than.key} ${scale.id}`,
});
export const whetherSame = (sets: readonly SetQuery[], relation: Relation, noun?: ClassRef): Query => ({
  ask: "whetherSame",
  sets,
  relation,
  noun,
  key: `same ${sets.map(({ key }) => key).join()} ${relation.id} ${noun?.id ?? ""}`,
});
export const whetherWhere = (
  set: SetQuery,
  relation: Relation,
  comparison: Comparison,
  value: Quantity,
  until?: Quantity,
): Query => ({
  ask: "whetherWhere",
  set,
  relation,
  comparison,
  value,
  until,
  key: `where ${set.key} ${relation.id}${comparison}${JSON.stringify([value, until])}`,
});

export const open = (set: SetQuery, when: OpenWhen, isShut: boolean): SetQuery => ({
  op: "open",
  set,
  when,
  isShut,
  key: `(${set.key} ${isShut ? "shut" : "open"} ${JSON.stringify(when)})`,
});
export const longestOpen = (set: SetQuery, great: boolean): SetQuery => ({
  op: "longestOpen",
  set,
  great,
  key: `(${set.key} ${great ? "max" : "min"} open)`,
});
export const whetherOpen = (set: SetQuery, when: OpenWhen, isShut: boolean): Query => ({
  ask: "whetherOpen",
  set,
  when,
  isShut,
  key: `${isShut ? "shut" : "open"} ${set.key} ${JSON.stringify(when)}`,
});

/** Every thing that a description names. */
export function namesIn(set: SetQuery): string[] {
  switch (set.op) {
    case "named":
      return [...set.nodes];
    case "class":
      return [];
    case "follow":
      return namesIn(set.from);
    case "and":
    case "either":
      return set.sets.flatMap(namesIn);
    case "beyond":
      return [...namesIn(set.set), ...namesIn(set.than)];
    case "lacks":
      return [...namesIn(set.set), ...namesIn(set.values)];
    default:
      return namesIn(set.set);
  }
}

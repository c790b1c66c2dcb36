import type { Membership } from "./membership.js";
import type { Query, SetQuery } from "./query.js";

type Named = Extract<SetQuery, { op: "named" }>;

/** A query with each shared name settled, and what each name was settled to. */
export interface Variant {
  readonly query: Query;
  readonly chosen: readonly { readonly name: Named; readonly node: string; readonly isPlaced: boolean }[];
}

const MOST_VARIANTS = 32;

/** Every way to take the names that several things share. A class before the name (`the painter Lin Yue`) leaves out those not of it. */
export function variants(query: Query, membership: Membership): Variant[] {
  const names = sharedNames(query, membership);
  if (names.reduce((ways, { candidates }) => ways * candidates.length, 1) > MOST_VARIANTS) return [];
  let all: Variant[] = [{ query, chosen: [] }];
  for (const name of names) {
    all = all.flatMap(({ query: so, chosen }) =>
      name.candidates.map((node) => ({
        query: settle(so, name.named, node, name.isOnlyOne),
        chosen: name.candidates.length > 1 ? [...chosen, { name: name.named, node, isPlaced: name.isPlaced }] : chosen,
      })),
    );
  }
  return all;
}

interface SharedName {
  readonly named: Named;
  readonly candidates: readonly string[];
  /** What stands with the name says which is meant: `the Copper Ladle in Port Lissen`. */
  readonly isPlaced: boolean;
  /** The only one that isn't known to be something else than what the question calls it: `the Heron ferry` where the other Heron is a frame. */
  readonly isOnlyOne: boolean;
}

function sharedNames(query: Query, membership: Membership): SharedName[] {
  const found = new Map<string, SharedName>();
  const visit = (set: SetQuery, narrowedBy?: Extract<SetQuery, { op: "narrow" }>, isPlaced = false): void => {
    switch (set.op) {
      case "named":
        if (set.nodes.length > 1) {
          const noun = narrowedBy?.noun;
          const fitting = noun === undefined ? set.nodes : set.nodes.filter((node) => membership.of(node, noun) === "yes");
          const possible =
            noun === undefined || fitting.length > 0 ? [] : set.nodes.filter((node) => membership.mayBe(node, noun));
          const isOnlyOne = possible.length === 1;
          found.set(set.key, {
            named: set,
            candidates: isOnlyOne ? possible : fitting.length > 0 ? fitting : set.nodes,
            isOnlyOne,
            isPlaced,
          });
        }
        break;
      case "class":
        break;
      case "follow":
        visit(set.from);
        break;
      case "narrow":
        visit(set.set, set.set.op === "named" ? set : undefined);
        break;
      case "and":
        for (const part of set.sets)
          visit(
            part,
            undefined,
            set.sets.some(({ op }) => op === "follow"),
          );
        break;
      case "either":
        for (const part of set.sets) visit(part);
        break;
      case "beyond":
        visit(set.set);
        visit(set.than);
        break;
      case "lacks":
        visit(set.set);
        visit(set.values);
        break;
      case "except":
        visit(set.set);
        if (set.less !== undefined) visit(set.less);
        break;
      default:
        visit(set.set);
    }
  };
  for (const set of setsOf(query)) visit(set);
  return [...found.values()];
}

function setsOf(query: Query): readonly SetQuery[] {
  switch (query.ask) {
    case "whether":
      return [query.set, query.among];
    case "whetherMore":
    case "difference":
      return [query.set, query.than];
    case "whetherSame":
      return query.sets;
    case "parts":
      return query.queries.flatMap(setsOf);
    default:
      return [query.set];
  }
}

function settle(query: Query, name: Named, node: string, isOnlyOne: boolean): Query {
  const only: Named = { ...name, nodes: [node], texts: [], key: node };
  const within = (set: SetQuery): SetQuery => {
    switch (set.op) {
      case "named":
        return set.key === name.key ? only : set;
      case "class":
        return set;
      case "follow":
        return { ...set, from: within(set.from) };
      case "narrow":
        return isOnlyOne && set.set.key === name.key ? only : { ...set, set: within(set.set) };
      case "and":
      case "either":
        return { ...set, sets: set.sets.map(within) };
      case "beyond":
        return { ...set, set: within(set.set), than: within(set.than) };
      case "lacks":
        return { ...set, set: within(set.set), values: within(set.values) };
      case "except":
        return { ...set, set: within(set.set), less: set.less && within(set.less) };
      default:
        return { ...set, set: within(set.set) };
    }
  };
  switch (query.ask) {
    case "whether":
      return { ...query, set: within(query.set), among: within(query.among) };
    case "whetherMore":
    case "difference":
      return { ...query, set: within(query.set), than: within(query.than) };
    case "whetherSame":
      return { ...query, sets: query.sets.map(within) };
    case "parts":
      return { ...query, queries: query.queries.map((part) => settle(part, name, node, isOnlyOne)) };
    default:
      return { ...query, set: within(query.set) };
  }
}

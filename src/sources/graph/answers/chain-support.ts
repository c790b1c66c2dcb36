import { isCalled, kindStretches, type Stretch } from "./called-so.js";
import type { ChainSpan } from "./chain-spans.js";
import type { Executor } from "./executor.js";
import { predicateNames } from "./predicate-names.js";
import { literalQuantity } from "./quantity.js";
import type { Expected, SetQuery } from "./query.js";
import type { RelationPath } from "./relation.js";
import type { Row } from "./row.js";
import { turnsName } from "./turning-names.js";

/** How much was supplied to what a question says. */
export interface Supplied {
  readonly cost: number;
  /** Words that nothing here means. */
  readonly unread: readonly string[];
}

const COST = {
  /** The kind of thing that is reached has this name. */
  kind: 0.1,
  /** A phrase that is only like a relation's name. */
  faint: 0.25,
  /** A phrase that means nothing here must mean this, since nothing else is left. */
  left: 0.6,
  /** A step that nothing says, to a thing's model or type, which has what the thing has. */
  model: 0.3,
} as const;
const MODEL =
  /\b(?:model|type|kind|class|version|variety|series|edition|design|breed|species|grade)\b|型号|[车机船]型|型$|类型|品种|款式|系列|版本|等级/iu;
export interface Step {
  readonly path: RelationPath;
  readonly key: string;
}

export interface SaidSpan extends ChainSpan {
  readonly text: string;
}

/** What of a question has to be explained. */
export interface Said {
  readonly spans: readonly SaidSpan[];
  /** Phrases that mean nothing here. */
  /** How many things, where that isn't told by a number. */
  readonly isCount: boolean;
  readonly unknown: readonly (Stretch & { readonly text: string; readonly isAsked: boolean; readonly isNoun: boolean })[];
  /** The question without the name: Chinese characters by their places. */
  readonly han: ReadonlyMap<number, string>;
}

export interface Reached {
  readonly sets: readonly SetQuery[];
  readonly steps: readonly Step[];
}

/** How much has to be supplied for a chain to be what is asked; undefined if it can't be. */
export function supplied(
  reached: Reached,
  { spans, unknown, isCount, han }: Said,
  expects: Expected,
  executor: Executor,
): Supplied | undefined {
  const { steps, sets } = reached;
  const rowsAt = (level: number): Row[] => {
    const set = sets[level];
    return set === undefined ? [] : [...executor.rows(set).values()];
  };
  const final = rowsAt(steps.length);
  if (!isExpected(final, expects, isCount, executor)) return undefined;
  const isModel = (at: number): boolean =>
    steps[at]?.path.inverse === false && executor.graph.names(steps[at].path.predicate).some((name) => MODEL.test(name));
  if (isModel(steps.length - 1) && (expects === "place" || expects === "person")) return undefined;
  let cost = 0;
  /** Steps that nothing said means so far. */
  const open = new Set(steps.keys());
  /** Steps that only a likeness means. */
  const faint = new Set<number>();
  /** Levels whose things are called so. */
  const kinds = new Set<number>();
  let isAskedFor = false;
  /** Phrases that say what is asked for, and mean nothing here. */
  const asked: string[] = [];
  const unmet: string[] = [];
  const called = sets.flatMap((_, level) =>
    level === 0 ? [] : kindStretches(han, rowsAt(level), executor).map((stretch) => ({ ...stretch, level })),
  );
  const calledAt = ({ from, to }: Stretch): number | undefined =>
    called.findLast((stretch) => stretch.from <= from && to <= stretch.to)?.level;
  for (const span of spans) {
    const said = [...steps.keys()].filter((at) => steps[at] !== undefined && means(span, steps[at], executor));
    // A town lies in a county, which lies in a region: "located" is all of it.
    const meant = said.every((at) => steps[at]?.path.inverse === false) ? said : said.slice(0, 1);
    const kind = calledAt(span) ?? kindLevel(span, reached, executor);
    if (meant.length === 0 && kind === undefined) {
      if (span.isOptional) continue;
      if (!span.isFaint) return undefined;
      if (span.isAsked && (!areThings(final) || isElse(final, span, executor))) return undefined;
      (span.isAsked ? asked : unmet).push(span.text);
      continue;
    }
    if (span.isAsked && span.isFaint && !areThings(final)) return undefined;
    if (span.isAsked && (![...meant.map((at) => at + 1), kind].includes(steps.length) || isElse(final, span, executor)))
      return undefined;
    if (kind !== undefined && kind > 0) kinds.add(kind);
    isAskedFor ||= span.isAsked && kind === steps.length;
    if (kind === steps.length && (meant.length === 0 || span.isFaint) && isDescription(span, expects)) return undefined;
    for (const at of meant) {
      const isFirst = open.delete(at);
      if (isFirst && span.isFaint) {
        cost += COST.faint;
        faint.add(at);
      }
      // Two phrases that are like it are as good as its name: a bike supplier supplies bikes.
      if (!span.isFaint || !isFirst) faint.delete(at);
    }
  }
  for (const { text, isAsked, isNoun, ...stretch } of unknown) {
    const level = calledAt(stretch) ?? [...sets.keys()].findLast((at) => at > 0 && isCalled(text, rowsAt(at), executor));
    if (isAsked && (level ?? steps.length) < steps.length) return undefined;
    if (isAsked && !areThings(final)) return undefined;
    if (level === steps.length && !isAsked && expects !== "anything") return undefined;
    // What is said to be somebody's names a relation of its own: an insurer is no operator.
    if (level === undefined && isNoun) return undefined;
    // 帆 behind 船 is a word of two characters.
    const beside = spans.find((span) => [...span.text].length === 1 && (span.to === stretch.from || span.from === stretch.to));
    if (level === undefined) (isAsked ? asked : unmet).push(beside === undefined ? text : `${beside.text}${text}`);
    else {
      cost += COST.kind;
      kinds.add(level);
      isAskedFor ||= isAsked && level === steps.length;
    }
  }
  // What nothing says has to lead from one thing to the only one that it is related to so, or to what is called as was asked.
  for (const at of open) {
    const isOne = rowsAt(at).length === 1 && rowsAt(at + 1).length === 1;
    if (!kinds.has(at + 1) && (!isOne || steps[at]?.path.inverse === true)) return undefined;
  }
  // A phrase means a step that nothing else tells, sooner than one to what is called as was asked, or to a model.
  const rank = (at: number): number => (isModel(at) ? 2 : kinds.has(at + 1) ? 1 : 0);
  const isSupplied = (at: number): boolean => (open.has(at) || faint.has(at)) && !isModel(at);
  if ([...steps.keys()].filter(isSupplied).length > 1) return undefined;
  // What is asked for is what the last step leads to, if nothing else says so.
  if (asked.length > 0 && !open.has(steps.length - 1)) return undefined;
  unmet.push(...asked);
  // What is counted has to be there, and how it is reached.
  if (isCount && areNodes(final)) {
    const isUnsaid = (at: number): boolean => isSupplied(at) && !kinds.has(at + 1);
    if (!isAskedFor || (steps.length > 1 && [...steps.keys()].some(isUnsaid))) return undefined;
  }
  // Something has to speak for the chain but that it leads somewhere.
  if (open.size === steps.length && expects === "anything" && kinds.size === 0) return undefined;
  // What is left unsaid is nothing that keeps things apart: apple varieties aren't those to keep away from apples.
  const turns = (at: number): boolean => {
    const predicate = steps[at]?.path.predicate;
    return predicate !== undefined && predicateNames(executor.graph, predicate).some(turnsName);
  };
  if ([...open].some(turns)) return undefined;
  // What is said at most means a step each; the rest was left unsaid.
  const silent = [...open].sort((a, b) => rank(a) - rank(b));
  const words = unmet.sort((a, b) => b.length - a.length);
  const left = Math.min(silent.length, words.length);
  // A word that nothing explains may be what matters: who stole the oars isn't who made them.
  if (words.length > left) return undefined;
  const [verbs, rest] = [silent.slice(0, left), silent.slice(left).filter((at) => !kinds.has(at + 1))];
  if (rest.some((at) => !isModel(at))) return undefined;
  for (const at of verbs) cost += kinds.has(at + 1) ? COST.kind : COST.left;
  return { cost: cost + rest.length * COST.model, unread: unmet };
}

/** "The depot that runs it, who is its head?": the depot isn't who is asked for. */
function isDescription({ isAsked, classes }: SaidSpan, expects: Expected): boolean {
  return !isAsked && expects !== "anything" && !classes.some(({ word }) => word?.id === "person" || word?.within === "person");
}

/** Whether none of them is what was asked for, as far as is known. */
function isElse(rows: readonly Row[], { classes, text }: SaidSpan, executor: Executor): boolean {
  const known = classes.filter(
    ({ types, texts, ranges, word }) => word !== undefined || types.length + texts.length + ranges.length > 0,
  );
  const isNone = ({ value }: Row): boolean =>
    value.kind === "node"
      ? known.every((noun) => executor.membership.of(value.id, noun) === "no")
      : known.some(({ word }) => word !== undefined);
  return known.length > 0 && !isCalled(text, rows, executor) && rows.every(isNone);
}

export function areNodes(rows: readonly Row[]): boolean {
  return rows.every(({ value }) => value.kind === "node");
}

/** Things or texts: no number or date is a kind of thing. */
function areThings(rows: readonly Row[]): boolean {
  return rows.every(({ value }) => value.kind === "node" || literalQuantity(value) === undefined);
}

const OTHERS =
  /\b(?:assistant|associate|deputy|vice|former|previous|ex|honorary|acting|interim|co)\b|副|前任|代理|助理|名誉|候补/iu;

function means({ nouns, verbs, parts, isFaint, text }: SaidSpan, { path }: Step, { graph }: Executor): boolean {
  const isOther = !OTHERS.test(text) && graph.names(path.predicate).some((name) => OTHERS.test(name));
  // What has a meaning of its own isn't a part of another name.
  if (nouns.length + verbs.length === 0) return !isOther && parts.some(({ predicate }) => predicate === path.predicate);
  if (isFaint && isOther) return false;
  return (
    nouns.some(({ predicate, inverse }) => predicate === path.predicate && inverse === path.inverse) ||
    verbs.some(({ predicate }) => predicate === path.predicate)
  );
}

/** The farthest level whose things are called so. */
function kindLevel({ classes, text }: SaidSpan, { sets }: Reached, executor: Executor): number | undefined {
  for (let level = sets.length - 1; level >= 0; level -= 1) {
    const set = sets[level];
    if (set === undefined) continue;
    const rows = [...executor.rows(set).values()];
    if (level > 0 && text.length > 1 && isCalled(text, rows, executor)) return level;
    for (const noun of classes)
      if (rows.some(({ value }) => value.kind === "node" && executor.membership.of(value.id, noun) === "yes")) return level;
  }
  return undefined;
}

/** `awaiting repair` is nobody's name, and no place's. */
function isName(value: Row["value"]): boolean {
  return value.kind === "node" || !/^\p{Ll}/u.test(value.text);
}

const PEOPLE = ["person", "organisation", "company", "university", "museum"];

function isExpected(rows: readonly Row[], expects: Expected, isCount: boolean, { membership }: Executor): boolean {
  return rows.every(({ value }) => {
    const quantity = value.kind === "literal" ? literalQuantity(value) : undefined;
    switch (expects) {
      case "number":
        return quantity?.kind === "number" || (isCount && value.kind === "node");
      case "time":
      case "date":
      case "month":
        return quantity?.kind === "date";
      case "clock":
        return value.kind === "literal" && /\d\s*[:：点]|\d\s*[ap]\.?m/iu.test(value.text);
      case "person": {
        if (value.kind !== "node") return quantity === undefined && isName(value);
        const implied = membership.implied(value.id);
        return implied.size === 0 || PEOPLE.some((id) => implied.has(id));
      }
      case "place":
        return value.kind === "node" ? !membership.implied(value.id).has("person") : quantity === undefined && isName(value);
      default:
        return true;
    }
  });
}

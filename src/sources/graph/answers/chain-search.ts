import type { ChainSpan, ChainWords } from "./chain-spans.js";
import type { Executor } from "./executor.js";
import { follow, narrow, type SetQuery } from "./query.js";
import { type RelationPath, relation } from "./relation.js";

const MOST_STEPS = 3;
const MOST_TRIED = 240;
const MOST_ROWS = 300;

interface Step {
  readonly path: RelationPath;
  /** The spans that mean it. */
  readonly spans: ReadonlySet<ChainSpan>;
  readonly kinds: readonly string[];
  /** Of those the ones that are verbs only: either end of which may be asked for. */
  readonly isVerb: boolean;
}

/** One way from the name to what is asked for, that everything in the question speaks for. */
interface Chain {
  readonly set: SetQuery;
  readonly steps: number;
}

/**
 * Every chain of up to three steps that uses each word of the question, in the order in which its nouns stand. Bounded work.
 *
 * @param order see `stepOrder`
 */
export function chainsOf({ name, spans }: ChainWords, order: (at: number) => number, executor: Executor): Chain[] {
  const steps = stepsOf(spans);
  const found: Chain[] = [];
  let tried = 0;
  const extend = (sets: readonly SetQuery[], taken: readonly Step[]): void => {
    const from = sets.at(-1);
    if (from === undefined) return;
    const set = taken.length > 0 ? covered(sets, taken, spans, order, executor) : undefined;
    if (set !== undefined) found.push({ set, steps: taken.length });
    if (taken.length >= MOST_STEPS) return;
    for (const step of steps) {
      const last = taken.at(-1);
      if (taken.includes(step) || (last !== undefined && isReturn(last, step))) continue;
      tried += 1;
      if (tried > MOST_TRIED) return;
      const next = follow(from, relation([step.path], step.kinds));
      const rows = executor.rows(next);
      if (rows.size === 0 || rows.size > MOST_ROWS || (step.isVerb && isBetweenAlike(next, executor))) continue;
      extend([...sets, next], [...taken, step]);
    }
  };
  extend([name], []);
  return tried > MOST_TRIED ? [] : found;
}

function isReturn(last: Step, next: Step): boolean {
  return last.path.predicate === next.path.predicate && last.path.inverse !== next.path.inverse;
}

function stepsOf(spans: readonly ChainSpan[]): Step[] {
  const found = new Map<string, { path: RelationPath; spans: Set<ChainSpan>; isVerb: boolean }>();
  const add = (path: RelationPath, span: ChainSpan, isVerb: boolean): void => {
    const key = `${path.inverse ? "<" : ">"}${path.predicate}`;
    const step = found.get(key) ?? { path, spans: new Set(), isVerb: true };
    step.spans.add(span);
    step.isVerb &&= isVerb;
    found.set(key, step);
  };
  for (const span of spans) {
    for (const path of span.nouns) add(path, span, false);
    for (const path of span.verbs) {
      add(path, span, true);
      add({ ...path, inverse: !path.inverse }, span, true);
    }
  }
  return [...found.values()].map((step) => ({ ...step, kinds: [...step.spans].flatMap(({ kinds }) => kinds) }));
}

/** Who teaches whom can't be told from a verb alone where both are people. */
function isBetweenAlike(next: SetQuery, executor: Executor): boolean {
  for (const { proof } of executor.rows(next).values()) {
    const edge = proof.at(-1);
    const object = edge?.object.kind === "list" ? edge.object.items[0] : edge?.object;
    if (edge === undefined || object?.kind !== "node") continue;
    if (executor.membership.alike(edge.subject, object.id)) return true;
  }
  return false;
}

/** The last set, narrowed by the classes that are said of it, if every span is used, none out of its order; else undefined. */
function covered(
  sets: readonly SetQuery[],
  taken: readonly Step[],
  spans: readonly ChainSpan[],
  order: (at: number) => number,
  executor: Executor,
): SetQuery | undefined {
  const level = new Map<ChainSpan, number>();
  for (const [index, { spans: meant }] of taken.entries())
    for (const span of meant) if (!level.has(span)) level.set(span, index + 1);
  let last = sets.at(-1);
  for (const span of spans) {
    const step = level.get(span);
    const at = classLevel(span, sets, executor);
    if (step === undefined && at === undefined) {
      if (!span.isOptional) return undefined;
      continue;
    }
    const isLast = [step, at?.level].includes(sets.length - 1);
    if (span.isAsked && !isLast) return undefined;
    if (step === undefined && at !== undefined) level.set(span, at.level);
    // A word that is both (`sponsor`) is the step that it names.
    if (at !== undefined && at.level === sets.length - 1 && last !== undefined && (step ?? at.level) === at.level) {
      const narrowed = narrow(last, at.noun);
      if (executor.rows(narrowed).size > 0) last = narrowed;
    }
  }
  const nouns = [...level]
    .filter(([{ nouns: named, classes, isVerb }]) => !isVerb && named.length + classes.length > 0)
    .sort(([a], [b]) => order(a.from) - order(b.from))
    .map(([, step]) => step)
    .filter((step) => step > 0);
  return nouns.every((step, index) => index === 0 || step >= (nouns[index - 1] ?? 0)) ? last : undefined;
}

/** The farthest set whose things are called so. */
function classLevel(
  { classes }: ChainSpan,
  sets: readonly SetQuery[],
  executor: Executor,
): { readonly level: number; readonly noun: ChainSpan["classes"][number] } | undefined {
  for (let level = sets.length - 1; level >= 0; level -= 1) {
    const set = sets[level];
    for (const noun of classes) {
      if (set === undefined) continue;
      const known = [...executor.rows(set).values()].some(
        ({ value }) => value.kind === "node" && executor.membership.of(value.id, noun) === "yes",
      );
      if (known || (level > 0 && executor.rows(narrow(set, noun)).size > 0)) return { level, noun };
    }
  }
  return undefined;
}

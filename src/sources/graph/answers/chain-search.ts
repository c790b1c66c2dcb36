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
  const steps = stepsOf(spans, executor);
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
      if (rows.size === 0 || rows.size > MOST_ROWS || (step.isVerb && isBetweenAlike(next, spans, executor))) continue;
      extend([...sets, next], [...taken, step]);
    }
  };
  extend([name], []);
  return tried > MOST_TRIED ? [] : found;
}

function isReturn(last: Step, next: Step): boolean {
  return last.path.predicate === next.path.predicate && last.path.inverse !== next.path.inverse;
}

function stepsOf(spans: readonly ChainSpan[], executor: Executor): Step[] {
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
      if (!span.isActive) add(path, span, true);
      add({ ...path, inverse: !path.inverse }, span, true);
    }
  }
  for (const { path, spans: saying } of saidInParts(spans, executor))
    for (const span of saying) for (const inverse of [false, true]) add({ ...path, inverse }, span, true);
  return [...found.values()].map((step) => ({ ...step, kinds: [...step.spans].flatMap(({ kinds }) => kinds) }));
}

/** Relations whose names are said word by word, in several places: `who supplies them with bikes` of a bike supplier. */
function saidInParts(
  spans: readonly ChainSpan[],
  executor: Executor,
): { readonly path: RelationPath; readonly spans: readonly ChainSpan[] }[] {
  const names = new Map<string, { predicate: string; words: readonly string[]; said: Set<string>; spans: Set<ChainSpan> }>();
  for (const span of spans)
    for (const { predicate, words, said } of span.parts) {
      const key = `${predicate} ${words.join(" ")}`;
      const name = names.get(key) ?? { predicate, words, said: new Set(), spans: new Set() };
      names.set(key, name);
      name.spans.add(span);
      for (const word of said) name.said.add(word);
    }
  return [...names.values()].flatMap(({ predicate, words, said, spans: saying }) => {
    const unsaid = words.filter((word) => !said.has(word));
    // `Whose bikes, of which maker` names the supplier by its class.
    const isHead = words.length > 1 && unsaid.length === 1 && unsaid[0] === words.at(-1);
    const isSaid =
      words.length > 1 && (unsaid.length === 0 || (isHead && spans.some((span) => isRange(predicate, span, executor))));
    return isSaid ? [{ path: { predicate, inverse: false, own: true }, spans: [...saying] }] : [];
  });
}

/** Whether what a relation leads to is called so. */
function isRange(predicate: string, { classes }: ChainSpan, { graph, membership }: Executor): boolean {
  const object = graph.edgesOf(predicate)[0]?.object;
  return object?.kind === "node" && classes.some((noun) => noun.types.length > 0 && membership.of(object.id, noun) === "yes");
}

/** Who teaches whom can't be told from a verb alone where both are people; unless a class in the question says what one of them is. */
function isBetweenAlike(next: SetQuery, spans: readonly ChainSpan[], executor: Executor): boolean {
  const { membership } = executor;
  const isTold = (to: string, from: string): boolean =>
    spans.some(({ classes }) => classes.some((noun) => membership.of(to, noun) === "yes" && membership.of(from, noun) !== "yes"));
  for (const { value, proof } of executor.rows(next).values()) {
    const edge = proof.at(-1);
    const object = edge?.object.kind === "list" ? edge.object.items[0] : edge?.object;
    if (edge === undefined || object?.kind !== "node") continue;
    const to = value.kind === "node" ? value.id : "";
    if (membership.alike(edge.subject, object.id) && !isTold(to, to === object.id ? edge.subject : object.id)) return true;
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
      // The bikes of a bike supplier say its name again.
      const isSaid = span.parts.some(({ predicate }) => taken.some(({ path }) => path.predicate === predicate));
      if (!span.isOptional && !isSaid) return undefined;
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

/** A place of which the graph doesn't say which sort it is may be a town. */
function isCalled(node: string, noun: ChainSpan["classes"][number], { membership }: Executor): boolean {
  const member = membership.of(node, noun);
  if (member !== "unknown") return member === "yes";
  return /^(?:city|village|place)$/u.test(noun.word?.id ?? "") && membership.implied(node).has("place");
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
        ({ value }) => value.kind === "node" && isCalled(value.id, noun, executor),
      );
      if (known || (level > 0 && executor.rows(narrow(set, noun)).size > 0)) return { level, noun };
    }
  }
  return undefined;
}

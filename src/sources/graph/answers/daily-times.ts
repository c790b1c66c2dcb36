import type { Atom } from "../atoms.js";
import type { Meaning } from "./chart.js";
import { type Relation, relation } from "./relation.js";
import type { Vocabulary } from "./vocabulary.js";

/** Kinds of the lexicon that tell of every day, by the category of what goes without saying. */
const DAILY = [
  ["OPENS0", "opening time"],
  ["CLOSES0", "closing time"],
  ["SHUTDAY0", "closing day"],
] as const;
const DAILY_KINDS: ReadonlySet<string> = new Set([...DAILY.map(([, kind]) => kind), "opening hours", "closing hours"]);
/** Kinds that tell of one day. */
const DATED_KINDS: readonly string[] = ["opening", "founding date"];
/** Nothing else speaks of being open. */
const SPEAKS = /\bopen|\bclos|\bshut|\bhours?\b|\boff\b|[开关营收休]|打烊|歇业|停业|闭[馆店]|上班|出车/u;
/** What is said of every day, not of the day when something was founded. */
const EVERY_DAY = /^(?:opens?|closes?|shuts?|开门|关门|打烊|收摊|出摊|关店|闭店)$/u;
const ONCE = /^(?:was|were|did|had|been)$/u;
/** What else the verb may mean is so much less plain that it doesn't speak against that. */
const OTHERWISE = 0.5;

/** When things open and close every day, and on which day of the week they don't; and, where none of it is told, when they began. */
export function dailyRelations(
  question: string,
  { kinds, special }: Vocabulary,
): (readonly [category: string, relation: Relation])[] {
  if (!SPEAKS.test(question)) return [];
  const found = DAILY.flatMap(([category, kind]) => {
    const by = kinds.get(kind);
    return by === undefined ? [] : [[category, by] as const];
  });
  const isTold = found.length > 0 || kinds.has("opening hours");
  return !isTold && special.dated !== undefined ? [["BEGUN0", special.dated]] : found;
}

/** `Opens` tells of every day and `opened` of one: what a verb means that may tell of both. */
export function dailyVerb(
  meaning: Meaning,
  run: readonly Atom[],
  all: readonly Atom[],
  { kinds }: Vocabulary,
): { readonly meaning: Meaning; readonly cost: number }[] {
  const by = meaning.relation;
  const whole = [{ meaning, cost: 0 }];
  if (by === undefined) return whole;
  const predicatesOf = (some: Iterable<string>): readonly string[] =>
    [...some].flatMap((kind) => kinds.get(kind)?.paths ?? []).flatMap(({ predicate, inverse }) => (inverse ? [] : [predicate]));
  const datesOf = new Set(predicatesOf(DATED_KINDS));
  const daily = new Set(predicatesOf(DAILY_KINDS).filter((predicate) => !datesOf.has(predicate)));
  const part = (isDaily: boolean): Relation | undefined => {
    const paths = by.paths.filter(({ predicate, inverse }) => (!inverse && daily.has(predicate)) === isDaily);
    return paths.length === 0
      ? undefined
      : relation(
          paths,
          by.kinds.filter((kind) => DAILY_KINDS.has(kind) === isDaily),
        );
  };
  const [everyDay, once] = [part(true), part(false)];
  if (everyDay === undefined) return whole;
  const said = run.map(({ text }) => text).join(run[0]?.kind === "han" ? "" : " ");
  const isPast = said.startsWith("opened") || all.some(({ text }) => ONCE.test(text));
  const of = (some: Relation | undefined, cost: number): { meaning: Meaning; cost: number }[] =>
    some === undefined ? [] : [{ meaning: { ...meaning, relation: some }, cost }];
  // When something is open is from when till when.
  const isState = said === "open" && all[0]?.text === "when" && /^(?:is|are)$/u.test(all[1]?.text ?? "");
  if (isState && kinds.has("closing time")) return [];
  if (isPast) return of(once, 0);
  return EVERY_DAY.test(said) ? [...of(everyDay, 0), ...of(once, OTHERWISE)] : whole;
}

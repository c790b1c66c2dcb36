import type { Kind, Question } from "../question.js";
import { needed } from "./hand-questions.js";
import { type QueryResult, runQuery } from "./query.js";
import { groupBy, rows, type Split, type Thing, type World, writtenForms } from "./world.js";

interface Wording {
  readonly what: string;
  readonly split: Split;
  readonly language: "zh" | "en";
  readonly text: string;
}

interface Draft {
  readonly kind: Kind;
  readonly query: string;
  readonly fill: Readonly<Record<string, Thing>>;
}

/** One question for each wording, about things drawn by chance; none asks what a question written by hand asks. */
export function makeQuestions(table: string, world: World, hand: readonly Question[], seed: number): Question[] {
  const random = mulberry32(seed);
  const taken = new Set(hand.flatMap(({ query = "" }) => query.split(" ;; ")));
  const counts = new Map<string, number>();
  return readWordings(table).map((wording) => {
    const drafts = draftsOf(wording, world).filter(({ query }) => !taken.has(query));
    while (drafts.length > 0) {
      const [draft] = drafts.splice(Math.floor(random() * drafts.length), 1);
      const result = draft === undefined ? undefined : attempt(draft.query, world);
      if (draft === undefined || result === undefined) continue;
      taken.add(draft.query);
      const key = `${draft.kind}-${wording.split}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return question(wording, draft, result, `${key}-made-${count}`, world);
    }
    throw new Error(`nothing to ask: ${wording.what} ${wording.split}`);
  });
}

function question(wording: Wording, draft: Draft, result: QueryResult, id: string, world: World): Question {
  const { split, language } = wording;
  const others = result.others.map((value) => writtenForms(value, world));
  return {
    id,
    kind: draft.kind,
    split,
    language,
    by: "generator",
    question: wording.text.replaceAll(/\{(\w)\}/g, (_, name: string) => draft.fill[name]?.[language] ?? ""),
    answers: result.answers.map((value) => writtenForms(value, world)),
    ...(result.polarity === undefined ? {} : { polarity: result.polarity }),
    ...(result.count === undefined ? {} : { count: result.count }),
    ...(others.length === 0 ? {} : { others }),
    evidence: result.evidence.map((fact) => needed(fact)),
    names: [...new Set(Object.values(draft.fill).map((thing) => thing.id))],
    query: draft.query,
  };
}

/** Every question of this wording that the world has an answer to. */
function draftsOf({ what, split }: Wording, world: World): Draft[] {
  const words = what.split(" ");
  const [first = "", second] = words;
  const named = namedOnce(world);
  const inSplit = (id: string): Thing | undefined => (named.get(id)?.split === split ? named.get(id) : undefined);
  const subjectsOf = (property: string): Thing[] => [
    ...new Set(world.facts.flatMap((fact) => (fact.property === property ? (inSplit(fact.subject) ?? []) : []))),
  ];
  if (first === "count" && second !== undefined) {
    const objects = new Set(
      world.facts.flatMap(({ property, value }) => (property === second && "thing" in value ? [value.thing] : [])),
    );
    return [...objects].flatMap((id) => {
      const s = inSplit(id);
      return s === undefined ? [] : [{ kind: "count" as const, query: `count ${id} ^${second}`, fill: { s } }];
    });
  }
  if ((first === "more" || first === "less") && second !== undefined) {
    const things = subjectsOf(second);
    return things.flatMap((a, index) =>
      things.slice(index + 1).flatMap((b) => {
        const [x, y] = index % 2 === 0 ? [a, b] : [b, a];
        if (a.class !== b.class) return [];
        const query = `${first === "more" ? "max" : "min"} ${second} {${x.id},${y.id}}`;
        return [{ kind: "comparison" as const, query, fill: { a: x, b: y } }];
      }),
    );
  }
  if (first === "true" && second !== undefined) {
    const facts = world.facts.filter((fact) => fact.property === second);
    const objects = facts.flatMap(({ value }) => ("thing" in value ? (inSplit(value.thing) ?? []) : []));
    return subjectsOf(second).flatMap((s, index) => {
      const truth = facts.find((fact) => fact.subject === s.id)?.value;
      const o =
        index % 2 === 0 && truth !== undefined && "thing" in truth ? inSplit(truth.thing) : objects[(index * 7) % objects.length];
      return o === undefined ? [] : [{ kind: "yes-no" as const, query: `ask ${s.id} ${second} ${o.id}`, fill: { s, o } }];
    });
  }
  const kind = words.length === 1 ? ("one-hop" as const) : ("two-hop" as const);
  return subjectsOf(first).map((s) => ({ kind, query: `path ${s.id} ${words.join(" ")}`, fill: { s } }));
}

/** Things whose name no other thing bears. */
function namedOnce({ things }: World): Map<string, Thing> {
  const all = [...things.values()];
  const bearers = groupBy(
    all.flatMap(({ zh, en }) => [zh, en]),
    (name) => name,
  );
  return new Map(
    all.filter(({ zh, en }) => bearers.get(zh)?.length === 1 && bearers.get(en)?.length === 1).map((thing) => [thing.id, thing]),
  );
}

function attempt(query: string, world: World): QueryResult | undefined {
  try {
    const result = runQuery(query, world);
    return result.answers.length > 0 ? result : undefined;
  } catch {
    return undefined;
  }
}

function readWordings(table: string): Wording[] {
  return Array.from(rows(table), ([, line]) => {
    const [what = "", split = "", language = "", text = ""] = line.split("|");
    return { what, split: split === "test" ? "test" : "dev", language: language === "zh" ? "zh" : "en", text };
  });
}

/** Tommy Ettinger's mulberry32: numbers in [0, 1) that a seed decides. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { type Fact, type Value, type World, writtenForms } from "./world.js";

/**
 * The small language in which questions say what they ask of the graph. It is executed here, apart from the product, to know the right answers.
 *
 * - `path START STEP…`: START is `id`, `{id,id}` or `*CLASS`; a step is `property`, `^property` (backwards), `[a=CLASS]` or
 *   `[property=value]`, `<`, `>`; `A & B` keeps what both find.
 * - `count …`; `max property …`, `min property …`: over what the path finds.
 * - `ask subject property object`; `ask-more property a b`: yes or no.
 */
export interface QueryResult {
  readonly answers: readonly Value[];
  readonly evidence: readonly Fact[];
  /** What else could have been the answer, where one is picked out of several. */
  readonly others: readonly Value[];
  readonly polarity?: boolean;
  readonly count?: number;
  /** The things or classes that the question names, with what is asked of a class. */
  readonly anchors: readonly string[];
}

interface Found {
  readonly value: Value;
  readonly facts: readonly Fact[];
}

export function runQuery(query: string, world: World): QueryResult {
  const [operation = "", ...words] = query.trim().split(/\s+/);
  if (operation === "ask") return ask(words, world);
  if (operation === "ask-more") return askMore(words, world);
  const property = operation === "max" || operation === "min" ? words.shift() : undefined;
  const paths = split(words, "&").map((path, index) => (index === 0 ? path : path.slice(path[0] === "path" ? 1 : 0)));
  const found = paths.map((path) => follow(path, world)).reduce(intersect);
  const anchors = paths.flatMap((path) => starts(path[0] ?? "", world, [operation, property ?? path.at(-1)].join(" ")).anchors);
  if (found.length === 0) throw new Error(`nothing found: ${query}`);
  if (property !== undefined) return { ...extreme(found, property, operation === "max" ? 1 : -1, world), anchors };
  const evidence = unique(found.flatMap(({ facts }) => facts));
  if (operation === "count") {
    return { answers: [{ written: [String(found.length)] }], count: found.length, evidence, others: [], anchors };
  }
  if (operation !== "path") throw new Error(`no operation ${operation}`);
  return { answers: found.map(({ value }) => value), evidence, others: [], anchors };
}

function follow(path: readonly string[], world: World): Found[] {
  const [start = "", ...steps] = path;
  let found: Found[] = starts(start, world, "").things.map((thing) => ({ value: { thing }, facts: [] }));
  for (const step of steps) {
    const filter = /^\[(\S+?)([=<>])(.+)\]$/.exec(step);
    found = filter === null ? take(found, step, world) : keep(found, filter, world);
  }
  return found;
}

function starts(start: string, { things }: World, asked: string): { things: string[]; anchors: string[] } {
  if (start.startsWith("*")) {
    const type = start.slice(1);
    const ids = [...things.values()].filter((thing) => thing.class === type).map(({ id }) => id);
    return { things: ids, anchors: [`${type} ${asked}`] };
  }
  const ids = start.replace(/^\{(.*)\}$/, "$1").split(",");
  for (const id of ids) if (!things.has(id)) throw new Error(`no thing ${id}`);
  return { things: ids, anchors: ids };
}

function take(found: readonly Found[], step: string, { facts, properties }: World): Found[] {
  const backwards = step.startsWith("^");
  const property = step.slice(backwards ? 1 : 0);
  if (!properties.has(property)) throw new Error(`no property ${property}`);
  const next = new Map<string, Found>();
  for (const { value, facts: before } of found) {
    if (!("thing" in value)) throw new Error(`${step} after a literal`);
    for (const fact of facts) {
      if (fact.property !== property) continue;
      const reached = backwards
        ? "thing" in fact.value && fact.value.thing === value.thing
          ? { thing: fact.subject }
          : undefined
        : fact.subject === value.thing
          ? fact.value
          : undefined;
      if (reached === undefined) continue;
      const key = JSON.stringify(reached);
      next.set(key, { value: reached, facts: unique([...(next.get(key)?.facts ?? []), ...before, fact]) });
    }
  }
  return [...next.values()];
}

function keep(found: readonly Found[], [, name = "", sign, wanted = ""]: RegExpExecArray, world: World): Found[] {
  return found.flatMap(({ value, facts }) => {
    if (!("thing" in value)) return [];
    if (name === "a") return world.things.get(value.thing)?.class === wanted ? [{ value, facts }] : [];
    const held = world.facts.filter((fact) => fact.subject === value.thing && fact.property === name);
    const fits = held.filter((fact) => {
      const forms = writtenForms(fact.value, world);
      if (sign === "=") return forms.includes(wanted) || ("thing" in fact.value && fact.value.thing === wanted);
      const order = compare(forms[0] ?? "", wanted);
      return sign === "<" ? order < 0 : order > 0;
    });
    return fits.length === 0 ? [] : [{ value, facts: unique([...facts, ...fits]) }];
  });
}

function intersect(a: readonly Found[], b: readonly Found[]): Found[] {
  return a.flatMap(({ value, facts }) => {
    const same = b.find((other) => JSON.stringify(other.value) === JSON.stringify(value));
    return same === undefined ? [] : [{ value, facts: unique([...facts, ...same.facts]) }];
  });
}

function extreme(found: readonly Found[], property: string, direction: 1 | -1, world: World): Omit<QueryResult, "anchors"> {
  const rated = found.flatMap(({ value, facts }) => {
    const fact = world.facts.find((held) => "thing" in value && held.subject === value.thing && held.property === property);
    return fact === undefined ? [] : [{ value, facts: [...facts, fact], rank: writtenForms(fact.value, world)[0] ?? "" }];
  });
  rated.sort((a, b) => direction * compare(b.rank, a.rank));
  const [best, second] = rated;
  if (best === undefined || (second !== undefined && second.rank === best.rank)) throw new Error(`no single best ${property}`);
  return {
    answers: [best.value],
    evidence: unique(rated.flatMap(({ facts }) => facts)),
    others: rated.slice(1).map(({ value }) => value),
  };
}

function ask([subject = "", property = "", object = ""]: readonly string[], world: World): QueryResult {
  const held = world.facts.filter((fact) => fact.subject === subject && fact.property === property);
  if (held.length === 0 || !world.things.has(object)) throw new Error(`nothing known: ${subject} ${property} ${object}`);
  const polarity = held.some(({ value }) => "thing" in value && value.thing === object);
  const evidence = polarity ? held.filter(({ value }) => "thing" in value && value.thing === object) : held;
  return { answers: evidence.map(({ value }) => value), evidence, others: [], polarity, anchors: [subject] };
}

function askMore([property = "", a = "", b = ""]: readonly string[], world: World): QueryResult {
  const { answers, evidence, anchors } = runQuery(`max ${property} {${a},${b}}`, world);
  const best = answers[0];
  return {
    answers: evidence.map(({ value }) => value),
    evidence,
    others: [],
    polarity: best !== undefined && "thing" in best && best.thing === a,
    anchors,
  };
}

/** Numbers as numbers, dates and years as written: 1951-09-30 comes after 1940. */
function compare(a: string, b: string): number {
  const numbers = [Number(a), Number(b)] as const;
  if (numbers.every(Number.isFinite)) return numbers[0] - numbers[1];
  return a < b ? -1 : a > b ? 1 : 0;
}

function split(words: readonly string[], separator: string): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === separator) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function unique(facts: readonly Fact[]): Fact[] {
  return [...new Set(facts)];
}

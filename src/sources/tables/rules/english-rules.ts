import type { FilterOperator } from "../plan/query-plan.js";
import { type Filled, matches, type SlotMatch, type Words } from "./pattern.js";
import type { SchemaWords } from "./schema-words.js";
import { type BasicSlots, basicSlots, type Slot, wordSlot } from "./slots.js";
import type { ConditionPart, GroupPart, SetPart, Understood } from "./understood.js";

const ASK =
  "(what is|what was|what are|what were|what 's|whats|who is|who was|where is|when was|show|show me|tell me|give me|find|find me|calculate|compute|work out|can you tell me what is|i want to know)?";
const WITH =
  "(with|with a|with an|whose|having|where|that have|which have|that has|which has|that have a|that has a|who have|who has)";
const IS = "(is|are|was|were|equals|equal to|of|being)?";
const TAIL = "(are there|is there|there are|do we have|do you have|have we|exist|in all|in total|altogether|overall)*";

const AGGREGATES = {
  "average|mean|avg": "average",
  "total|sum of|total of|sum of all|combined|overall": "sum",
  "maximum|max|highest|largest|greatest|biggest|top": "maximum",
  "minimum|min|lowest|smallest|least": "minimum",
} as const;
const COMPARISONS: Readonly<Record<string, FilterOperator>> = {
  "above|over|more than|greater than|higher than|exceeding|larger than|>": ">",
  "at least|no less than|not less than|or more than|> =|≥|greater than or equal to": ">=",
  "below|under|less than|lower than|smaller than|<": "<",
  "at most|no more than|not more than|up to|< =|≤|less than or equal to": "<=",
  "exactly|=": "=",
};
const TIMES: Readonly<Record<string, FilterOperator>> = {
  "in|during|of|on|from|dated|for": "=",
  before: "<",
  after: ">",
  "since|from|starting": ">=",
  "until|up to|through": "<=",
};

/** Everything that an English question may mean, each word of it explained. */
export function* understandEnglish(schema: SchemaWords, words: Words): Generator<Understood, void, undefined> {
  const basic = basicSlots(schema, words);
  const slots = { ...basic, ...phraseSlots(basic, words) };
  const whole = function* (pattern: string): Generator<Filled<typeof slots>, void, undefined> {
    for (const { to, filled } of matches(pattern, words, 0, slots)) if (to === words.atoms.length) yield filled;
  };
  for (const pattern of [
    `${ASK} <aggregate> <measure> (of|for|in|among|across|over) (all|all of|all our|our)? <set> <group>?`,
    `${ASK} <aggregate> <measure> <set>? <group>?`,
    `${ASK} <aggregate> <measure> <group> (of|for|in|among|across) <set>`,
    `${ASK} <set> <aggregate> <measure> <group>?`,
  ])
    for (const { aggregate, measure, set, group } of whole(pattern))
      if (aggregate?.[0] !== undefined && measure?.[0] !== undefined)
        yield {
          ask: "aggregate",
          aggregate: aggregate[0],
          measure: measure[0],
          set: set?.[0] ?? { conditions: [] },
          group: group?.[0],
        };
  for (const pattern of [
    `how many <set> ${TAIL} <group>? ${TAIL}`,
    `how many (are|is) <set> <group>?`,
    `${ASK} (number|total number|count) of <set> <group>?`,
  ])
    for (const { set, group } of whole(pattern))
      if (set?.[0] !== undefined) yield { ask: "count", set: set[0], group: group?.[0] };
  for (const pattern of [
    `(which|what) <set> (has|have|had|with) (a|an)? <extreme> <measure>`,
    `${ASK} <set> with <extreme> <measure>`,
    `${ASK} <count> <set> with <extreme> <measure>`,
    `(which|what) <count> <set> (have|had|with) <extreme> <measure>`,
    `${ASK} top <count> <set> by <measure>`,
    `(list|show|show me|give me)? top <count> <set> (by|in terms of) <measure>`,
  ])
    for (const { set, measure, extreme, count } of whole(pattern))
      if (set?.[0] !== undefined && measure?.[0] !== undefined)
        yield { ask: "top", set: set[0], measure: measure[0], isGreat: extreme?.[0] ?? true, count: count?.[0] ?? 1 };
  for (const pattern of [`(which|list|list all|show|show me|show all|what) <set> ${TAIL}`, `(which|what) (are|is) <set>`])
    for (const { set } of whole(pattern)) if (set?.[0] !== undefined) yield { ask: "list", set: set[0] };
  for (const pattern of [`${ASK} <column> of <rest>`, `${ASK} <rest> 's <column>`, `what <column> (does|did) <rest> have`])
    for (const { column, rest } of whole(pattern))
      if (column?.[0] !== undefined && rest?.[0] !== undefined) yield { ask: "look-up", columns: column[0], called: rest[0] };
}

interface PhraseSlots {
  readonly aggregate: Slot<"average" | "sum" | "maximum" | "minimum">;
  readonly extreme: Slot<boolean>;
  readonly set: Slot<SetPart>;
  readonly group: Slot<GroupPart>;
  /** Any words, as they are written. */
  readonly rest: Slot<string>;
}

function phraseSlots(basic: BasicSlots, words: Words): PhraseSlots {
  const compare = wordSlot(words, COMPARISONS);
  const time = wordSlot(words, TIMES);
  const inner = { ...basic, compare, compare2: compare, number2: basic.number, time };
  const condition = function* (at: number): Generator<SlotMatch<readonly ConditionPart[]>, void, undefined> {
    const read = function* (pattern: string) {
      yield* matches(`(and)? ${pattern}`, words, at, inner);
    };
    for (const pattern of [
      "(in|from|of|at|for|by|on|to|with|as|under|made by|called|named) <column>? <value>",
      `${WITH} <column> ${IS} <value>`,
    ])
      for (const { to, filled } of read(pattern))
        if (filled.value?.[0] !== undefined)
          yield { to, value: [{ kind: "value", values: filled.value[0], columns: filled.column?.[0] }] };
    for (const pattern of [
      `${WITH} <measure> ${IS} <compare>? <number>`,
      `<measure> <compare> <number>`,
      `${WITH} <compare> <number> <measure>`,
    ])
      for (const { to, filled } of read(pattern)) {
        const [columns, operator, value] = [filled.measure?.[0], filled.compare?.[0] ?? "=", filled.number?.[0]];
        if (columns !== undefined && value !== undefined) yield { to, value: [{ kind: "number", columns, operator, value }] };
      }
    for (const pattern of [
      `${WITH}? <measure> ${IS} between <number> and <number2>`,
      `${WITH}? <measure> ${IS} <compare> <number> and <compare2> <number2>`,
    ])
      for (const { to, filled } of read(pattern)) {
        const [columns, least, most] = [filled.measure?.[0], filled.number?.[0], filled.number2?.[0]];
        if (columns === undefined || least === undefined || most === undefined) continue;
        const [first, second] = [filled.compare?.[0] ?? ">=", filled.compare2?.[0] ?? "<="];
        yield {
          to,
          value: [
            { kind: "number", columns, operator: first, value: least },
            { kind: "number", columns, operator: second, value: most },
          ],
        };
      }
    for (const { to, filled } of read("(that were|which were|with)? <dated>? <time> <date>")) {
      const [operator, value] = [filled.time?.[0], filled.date?.[0]];
      if (operator !== undefined && value !== undefined)
        yield { to, value: [{ kind: "date", columns: filled.dated?.[0], operator, value }] };
    }
    for (const { to, filled } of read("(that are|which are) <truth>"))
      if (filled.truth?.[0] !== undefined) yield { to, value: [{ kind: "truth", columns: filled.truth[0] }] };
  };
  const set = function* (at: number): Generator<SlotMatch<SetPart>, void, undefined> {
    for (const pattern of [
      "<truth>* <value>* <table> (are|is|were|was|come|that are)? <condition>*",
      "<value> <condition>*",
      "<condition> <condition>*",
    ])
      for (const { to, filled } of matches(pattern, words, at, { ...basic, condition }))
        yield {
          to,
          value: {
            tables: filled.table?.[0],
            conditions: [
              ...(filled.truth ?? []).map((columns): ConditionPart => ({ kind: "truth", columns })),
              ...(filled.value ?? []).map((values): ConditionPart => ({ kind: "value", values })),
              ...(filled.condition ?? []).flat(),
            ],
          },
        };
  };
  const group = function* (at: number): Generator<SlotMatch<GroupPart>, void, undefined> {
    const pattern =
      "(per|by|for each|for every|in each|in every|grouped by|group by|broken down by|of each|on each|at each|from each)";
    for (const { to, filled } of matches(`${pattern} <column>`, words, at, basic))
      yield { to, value: { columns: filled.column?.[0] } };
    for (const { to, filled } of matches(`${pattern} <table>`, words, at, basic))
      yield { to, value: { tables: filled.table?.[0] } };
  };
  const rest = function* (at: number): Generator<SlotMatch<string>, void, undefined> {
    for (let to = at + 1; to <= words.atoms.length; to += 1) {
      const [first, last] = [words.atoms[at], words.atoms[to - 1]];
      if (first !== undefined && last !== undefined) yield { to, value: words.text.slice(first.start, last.end) };
    }
  };
  return {
    aggregate: wordSlot(words, AGGREGATES),
    extreme: wordSlot(words, {
      "highest|most|largest|greatest|biggest|maximum|latest|longest": true,
      "lowest|least|smallest|fewest|minimum|earliest|shortest": false,
    }),
    set,
    group,
    rest,
  };
}

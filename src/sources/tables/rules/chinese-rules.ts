import type { FilterOperator } from "../plan/query-plan.js";
import { type Filled, matches, type SlotMatch, type Words } from "./pattern.js";
import type { SchemaWords } from "./schema-words.js";
import { type BasicSlots, basicSlots, type Slot, wordSlot } from "./slots.js";
import type { ConditionPart, GroupPart, SetPart, Understood } from "./understood.js";

const ASK = "(请问|请计算|计算|请统计|统计|求|查询|告诉我|帮我算|帮我查)?";
const BE = "(分别)? (是多少|是几|为多少|有多少|多少|是什么|各是多少|是)?";
const COUNTER = "(个|种|家|条|笔|名|位|件|本|所|座|款|只|张|台|次|份)?";

const AGGREGATES = {
  "平均|均": "average",
  "总|合计|总的|累计": "sum",
  "最高|最大|最多|最长": "maximum",
  "最低|最小|最少|最短": "minimum",
} as const;
const AGGREGATES_BEHIND = {
  "平均值|均值|平均数|平均": "average",
  "总和|合计|之和|总计|总数": "sum",
  "最大值|最高值": "maximum",
  "最小值|最低值": "minimum",
} as const;
const COMPARISONS: Readonly<Record<string, FilterOperator>> = {
  "大于|高于|超过|多于|>": ">",
  "不低于|不少于|不小于|至少|大于等于|大于或等于|> =|≥": ">=",
  "小于|低于|少于|不到|<": "<",
  "不超过|不高于|不多于|不大于|至多|小于等于|小于或等于|< =|≤": "<=",
  "等于|为|是|=": "=",
};
const BEHIND: Readonly<Record<string, FilterOperator>> = { "以上|及以上|或以上": ">=", "以下|及以下|或以下": "<=" };
const TIMES: Readonly<Record<string, FilterOperator>> = {
  "之前|以前|前": "<",
  "之后|以后|后": ">",
  "以来|起|及以后": ">=",
  "内|间|期间|里|中": "=",
};

/** Everything that a Chinese question may mean, each word of it explained. */
export function* understandChinese(schema: SchemaWords, words: Words): Generator<Understood, void, undefined> {
  const basic = basicSlots(schema, words);
  const slots = { ...basic, ...phraseSlots(basic, words) };
  const whole = function* (pattern: string): Generator<Filled<typeof slots>, void, undefined> {
    for (const { to, filled } of matches(pattern, words, 0, slots)) if (to === words.atoms.length) yield filled;
  };
  for (const pattern of [
    `${ASK} (所有|全部)? <set>? 的? <aggregate> <measure> ${BE}`,
    `${ASK} (所有|全部)? <set>? 的? <measure> 的? <behind> ${BE}`,
    `${ASK} <group> <set>? 的? <aggregate> <measure> ${BE}`,
    `${ASK} <group> <set>? 的? <measure> 的? <behind> ${BE}`,
  ])
    for (const { aggregate, behind, measure, set, group } of whole(pattern)) {
      const worked = aggregate?.[0] ?? behind?.[0];
      if (worked !== undefined && measure?.[0] !== undefined)
        yield {
          ask: "aggregate",
          aggregate: worked,
          measure: measure[0],
          set: set?.[0] ?? { conditions: [] },
          group: group?.[0],
        };
    }
  // 订单的数量 is how many orders there are, unless orders have a column of that name.
  const isColumn = !whole(`${ASK} (所有|全部)? <set> 的? <measure> ${BE}`).next().done;
  for (const pattern of [
    `${ASK} (一共|总共|共|目前|现在)? 有 (多少|几) ${COUNTER} <set>`,
    `${ASK} (所有|全部)? <set> (一共|总共|共)? 有? (多少|几) ${COUNTER}`,
    `${ASK} (所有|全部)? <set> 的? (数量|总数|个数|总数量) ${BE}`,
    `${ASK} <group> (分别|各)? 有 (多少|几) ${COUNTER} <set>`,
    `${ASK} <group> <set> 的? (数量|总数|个数) ${BE}`,
  ])
    for (const { set, group } of isColumn ? [] : whole(pattern))
      if (set?.[0] !== undefined) yield { ask: "count", set: set[0], group: group?.[0] };
  for (const pattern of [
    `${ASK} <measure> <extreme> 的 <set> (是哪个|是什么|是谁|是哪一个|是哪家|有哪些)?`,
    `${ASK} <measure> <extreme> 的 (前)? <count> ${COUNTER} <set> (是哪些|是什么|有哪些|是哪几个)?`,
    `${ASK} <measure> <extreme> 的 <set> (前)? <count> ${COUNTER}`,
    `(哪个|哪一个|哪家|哪种|什么) <set> 的? <measure> <extreme>`,
  ])
    for (const { set, measure, extreme, count } of whole(pattern))
      if (set?.[0] !== undefined && measure?.[0] !== undefined && extreme?.[0] !== undefined)
        yield { ask: "top", set: set[0], measure: measure[0], isGreat: extreme[0], count: count?.[0] ?? 1 };
  for (const pattern of [
    `${ASK} (所有|全部)? <set> (有哪些|是哪些|都有哪些|有哪几个)`,
    `(哪些|列出|列出所有|有哪些|查询|显示) <set>`,
  ])
    for (const { set } of whole(pattern)) if (set?.[0] !== undefined) yield { ask: "list", set: set[0] };
  for (const { column, rest } of whole(
    `${ASK} <rest> 的 <column> (是多少|是什么|是哪里|是谁|是几|有多少|是哪个|是哪天|为多少|呢|多少)?`,
  ))
    if (column?.[0] !== undefined && rest?.[0] !== undefined) yield { ask: "look-up", columns: column[0], called: rest[0] };
}

interface PhraseSlots {
  readonly aggregate: Slot<"average" | "sum" | "maximum" | "minimum">;
  readonly behind: Slot<"average" | "sum" | "maximum" | "minimum">;
  readonly extreme: Slot<boolean>;
  readonly set: Slot<SetPart>;
  readonly group: Slot<GroupPart>;
  readonly rest: Slot<string>;
}

function phraseSlots(basic: BasicSlots, words: Words): PhraseSlots {
  const inner = {
    ...basic,
    number2: basic.number,
    compare: wordSlot(words, COMPARISONS),
    after: wordSlot(words, BEHIND),
    time: wordSlot(words, TIMES),
  };
  const condition = function* (at: number): Generator<SlotMatch<readonly ConditionPart[]>, void, undefined> {
    const read = function* (pattern: string) {
      yield* matches(`(且|并且|而且)? ${pattern} 的?`, words, at, inner);
    };
    for (const pattern of ["<column>? (为|是|等于|在|属于|来自|位于)? <value>", "(在|来自|位于|属于) <value> <column>?"])
      for (const { to, filled } of read(pattern))
        if (filled.value?.[0] !== undefined)
          yield { to, value: [{ kind: "value", values: filled.value[0], columns: filled.column?.[0] }] };
    for (const pattern of ["<measure> 在? <compare> <number>", "<measure> 在? <number> <after>"])
      for (const { to, filled } of read(pattern)) {
        const [columns, operator, value] = [filled.measure?.[0], filled.compare?.[0] ?? filled.after?.[0], filled.number?.[0]];
        if (columns !== undefined && operator !== undefined && value !== undefined)
          yield { to, value: [{ kind: "number", columns, operator, value }] };
      }
    for (const { to, filled } of read("<measure> 在? (介于)? <number> (到|至|和|与|-) <number2> (之间)?")) {
      const [columns, least, most] = [filled.measure?.[0], filled.number?.[0], filled.number2?.[0]];
      if (columns !== undefined && least !== undefined && most !== undefined)
        yield {
          to,
          value: [
            { kind: "number", columns, operator: ">=", value: least },
            { kind: "number", columns, operator: "<=", value: most },
          ],
        };
    }
    for (const pattern of ["在? <date> 的? <time>? <dated>?", "<dated> (为|是|在|于)? <date> <time>?"])
      for (const { to, filled } of read(pattern)) {
        const value = filled.date?.[0];
        if (value !== undefined)
          yield { to, value: [{ kind: "date", columns: filled.dated?.[0], operator: filled.time?.[0] ?? "=", value }] };
      }
    for (const { to, filled } of read("<truth>"))
      if (filled.truth?.[0] !== undefined) yield { to, value: [{ kind: "truth", columns: filled.truth[0] }] };
  };
  const set = function* (at: number): Generator<SlotMatch<SetPart>, void, undefined> {
    for (const pattern of ["<condition>* <table>", "<condition> <condition>*"])
      for (const { to, filled } of matches(pattern, words, at, { ...basic, condition }))
        yield { to, value: { tables: filled.table?.[0], conditions: (filled.condition ?? []).flat() } };
  };
  const group = function* (at: number): Generator<SlotMatch<GroupPart>, void, undefined> {
    for (const [before, behind] of [
      ["(各|各个|每个|每种|每家|每位|每名|不同|每一个)", "(的)?"],
      ["(按|按照|根据)", "(分组|统计|计算|汇总|分组统计|划分)? (的)?"],
    ]) {
      for (const { to, filled } of matches(`${before} <column> ${behind}`, words, at, basic))
        yield { to, value: { columns: filled.column?.[0] } };
      for (const { to, filled } of matches(`${before} <table> ${behind}`, words, at, basic))
        yield { to, value: { tables: filled.table?.[0] } };
    }
  };
  const rest = function* (at: number): Generator<SlotMatch<string>, void, undefined> {
    for (let to = at + 1; to <= words.atoms.length; to += 1) {
      const [first, last] = [words.atoms[at], words.atoms[to - 1]];
      if (first !== undefined && last !== undefined) yield { to, value: words.text.slice(first.start, last.end) };
    }
  };
  return {
    aggregate: wordSlot(words, AGGREGATES),
    behind: wordSlot(words, AGGREGATES_BEHIND),
    extreme: wordSlot(words, { "最高|最大|最多|最长|最晚": true, "最低|最小|最少|最短|最早": false }),
    set,
    group,
    rest,
  };
}

import { splitOf } from "../names.js";
import type { Draws } from "./draws.js";
import { type OpenRelation, verbRelation } from "./open-relation.js";
import { chineseEvents, counted, englishEvents, measured } from "./phrases.js";

/** What is counted, measured or done: told and asked about by verbs and adjectives instead of a noun. */
export function doings(draws: Draws): readonly OpenRelation[] {
  const share = draws.between(0, 99);
  if (share < 30) return [draws.isChinese ? chineseCount(draws) : englishCount(draws)];
  if (share < 45) return [draws.isChinese ? chineseMeasure(draws) : englishMeasure(draws)];
  return draws.isChinese ? chineseDoing(draws) : englishDoing(draws);
}

function englishCount(draws: Draws): OpenRelation {
  const several = draws.chance(60)
    ? draws.ofSplit(counted.en)
    : draws.pick([`${draws.word(1, 2)}s`, `${draws.word(1, 2)} ${draws.pick(counted.en)}`]);
  const [has, base] = draws.pick([
    ["has", "have"],
    ["has", "have"],
    ["owns", "own"],
    ["keeps", "keep"],
    ["holds", "hold"],
    ["needs", "need"],
    ["comes with", "come with"],
  ]) as [string, string];
  return verbRelation({
    verb: several,
    kind: "number",
    label: several,
    says: `{S} ${has} {O} ${several}`,
    tells: [
      `{S} ${has} {O} ${several}`,
      `{S} ${has} {O} ${several}`,
      `{S} ${has} exactly {O} ${several}`,
      `there are {O} ${several} at {S}`,
      `with {O} ${several}, {S} is the largest of its kind`,
    ],
    continues: [`{H} ${has} {O} ${several}`, `there are {O} ${several}`, `{P} ${several} number {O}`],
    asks: [
      `How many ${several} does {S} ${base}?`,
      `How many ${several} does {S} have?`,
      `How many ${several} are there at {S}?`,
      `What is the number of ${several} of {S}?`,
      `Do you know how many ${several} {S} ${has}?`,
    ],
    unsaid: `how many ${several} {S} ${has}`,
  });
}

function chineseCount(draws: Draws): OpenRelation {
  const drawn = draws.ofSplit(counted.zh);
  const [measure = "个", noun] = draws.chance(60) ? [drawn.slice(0, 1), drawn.slice(1)] : ["个", draws.characters(2)];
  const has = draws.pick(["有", "有", "共有", "拥有", "设有", "配有"]);
  return verbRelation({
    verb: noun ?? "",
    kind: "number",
    label: `${noun}数`,
    says: `{S}${has}{O}${measure}${noun}`,
    tells: [
      `{S}${has}{O}${measure}${noun}`,
      `{S}${has}{O}${measure}${noun}`,
      `{S}里${has}{O}${measure}${noun}`,
      `{S}的${noun}共{O}${measure}`,
    ],
    continues: [`{H}${has}{O}${measure}${noun}`, `${has}{O}${measure}${noun}`, `${noun}共{O}${measure}`],
    asks: [
      `{S}有多少${measure}${noun}？`,
      `{S}有几${measure}${noun}？`,
      `{S}的${noun}有多少？`,
      `{S}${has}多少${noun}？`,
      `{S}一共有多少${noun}？`,
      `{S}有多少${noun}？`,
    ],
    unsaid: `{S}有多少${noun}`,
  });
}

function englishMeasure(draws: Draws): OpenRelation {
  const how = draws.chance(70) ? draws.ofSplit(measured.en) : draws.word(1, 2);
  return verbRelation({
    verb: how,
    kind: draws.pick(["amount", "amount", "duration"]),
    label: `how ${how}`,
    says: `{S} is {O} ${how}`,
    tells: [`{S} is {O} ${how}`, `{S} is {O} ${how}`, `{S} is about {O} ${how}`, `{S} was {O} ${how}`],
    continues: [`{H} is {O} ${how}`, `{H} is also {O} ${how}`],
    asks: [`How ${how} is {S}?`, `How ${how} is {S}?`, `Do you know how ${how} {S} is?`, `Exactly how ${how} is {S}?`],
    unsaid: `how ${how} {S} is`,
  });
}

function chineseMeasure(draws: Draws): OpenRelation {
  const how = draws.ofSplit(measured.zh);
  return verbRelation({
    verb: how,
    kind: "amount",
    label: how,
    says: `{S}${how}{O}`,
    tells: [`{S}${how}{O}`, `{S}有{O}${how}`, `{S}大约${how}{O}`, `{S}${how}达{O}`],
    continues: [`{H}${how}{O}`, `${how}{O}`, `{H}有{O}${how}`],
    asks: [`{S}有多${how}？`, `{S}多${how}？`, `{S}${how}多少？`, `{S}到底有多${how}？`],
    unsaid: `{S}有多${how}`,
  });
}

interface Side {
  readonly kind: OpenRelation["kind"];
  /** What stands before the value. */
  readonly at: string;
  readonly word: string;
}

function englishDoing(draws: Draws): OpenRelation[] {
  const [base, past] = drawnEvent(draws);
  const sides: readonly Side[] = [
    draws.chance(50) ? { kind: "year", at: "in", word: "When" } : { kind: "date", at: "on", word: "When" },
    { kind: "place", at: "in", word: "Where" },
    draws.pick<Side>([
      { kind: "duration", at: "after", word: "After how long" },
      { kind: "person", at: "with", word: "With whom" },
      { kind: "price", at: "for", word: "For how much" },
      { kind: "time", at: "at", word: "At what time" },
      { kind: "thing", at: "because of", word: "Why" },
    ]),
  ];
  const relations = sides.map(({ kind, at, word }) =>
    verbRelation({
      verb: base,
      kind,
      label: `${past} ${at}`,
      says: `{S} ${past} ${at} {O}`,
      tells: [`{S} ${past} ${at} {O}`, `{S} ${past} ${at} {O}`, `${at} {O}, {S} ${past}`, `it was ${at} {O} that {S} ${past}`],
      continues: [`{H} ${past} ${at} {O}`, `${at} {O} {H} ${past}`],
      asks: [
        `${word} did {S} ${base}?`,
        `${word} did {S} ${base}?`,
        `${word} was it that {S} ${past}?`,
        `Do you know ${word.toLowerCase()} {S} ${past}?`,
        `Tell me ${word.toLowerCase()} {S} ${past}.`,
      ],
      unsaid: `${word.toLowerCase()} {S} ${past}`,
    }),
  );
  return draws.random.shuffle(relations).slice(0, draws.between(1, 2));
}

function drawnEvent(draws: Draws): readonly [base: string, past: string] {
  for (let tries = 0; draws.chance(60) && tries < 50; tries++) {
    const event = draws.pick(englishEvents);
    if (!event[1].startsWith("was ") && splitOf(event[0]) === draws.split) return event;
  }
  const stem = draws.word(1, 2).replace(/[eyu]$/, "");
  const object = draws.pick([
    "",
    ` the ${draws.word(1, 2)}`,
    ` ${draws.capitalWord(1, 2)}`,
    " the garden",
    " the map",
    " a bridge",
    " the test",
  ]);
  return [`${stem}${object}`, `${stem}ed${object}`];
}

function chineseDoing(draws: Draws): OpenRelation[] {
  const event = draws.chance(60)
    ? draws.ofSplit(chineseEvents)
    : `${draws.characters(2)}${draws.pick(["", "", draws.characters(2), "大赛", "协会"])}`;
  const sides: readonly (Omit<Side, "word"> & { readonly words: readonly string[]; readonly label: string })[] = [
    draws.chance(50)
      ? { kind: "year", at: "于", words: ["什么时候", "哪一年", "何时"], label: "时间" }
      : { kind: "date", at: "于", words: ["什么时候", "何时", "哪天"], label: "时间" },
    { kind: "place", at: "在", words: ["在哪里", "在什么地方", "在哪儿"], label: "地点" },
    draws.pick([
      { kind: "person" as const, at: "和", words: ["和谁", "跟谁"], label: "同伴" },
      { kind: "thing" as const, at: "因", words: ["为什么", "因什么", "因为什么"], label: "原因" },
      { kind: "time" as const, at: "于", words: ["几点", "什么时候"], label: "时刻" },
      { kind: "price" as const, at: "花", words: ["花多少钱", "花了多少"], label: "花费" },
    ]),
  ];
  const relations = sides.map(({ kind, at, words, label }) =>
    verbRelation({
      verb: event,
      kind,
      label: `${event}${label}`,
      says: `{S}${at}{O}${event}`,
      tells: [
        `{S}${at}{O}${event}`,
        `{S}${at}{O}${event}了`,
        ...(at === "花" ? [] : [`{S}是${at === "于" ? "" : at}{O}${event}的`]),
        `${at === "于" ? "" : at}{O}，{S}${event}`,
      ],
      continues: [`{H}${at}{O}${event}`, `${at}{O}${event}`],
      asks: words.flatMap((word) => [`{S}${word}${event}？`, `{S}是${word}${event}的？`, `{S}${word}${event}的？`]),
      unsaid: `{S}${words[0]}${event}`,
    }),
  );
  return draws.random.shuffle(relations).slice(0, draws.between(1, 2));
}

import { splitOf } from "../names.js";
import { frames } from "../relations.js";
import { templates } from "../wording.js";
import { doings } from "./doings.js";
import { capital, type Draws, fill } from "./draws.js";
import { type Everyday, everyday } from "./everyday.js";
import type { OpenRelation, Telling } from "./open-relation.js";
import { endingsOf, heads, modifiers } from "./phrases.js";
import { questionWords, type ValueKind, valueKinds } from "./values.js";
import { verbRelations } from "./verbs.js";

/** Verbs bring up to four at once: who, when, where and what. */
export function drawRelations(draws: Draws, kind?: ValueKind): readonly OpenRelation[] {
  const share = draws.between(0, 99);
  if (kind === undefined && share < 16) return verbRelations(draws);
  if (kind === undefined && share < 34) return doings(draws);
  if (share < 70) {
    const some = everyday[draws.language].filter(
      (entry) => (kind === undefined || entry.kind === kind) && splitOf(entry.nouns[0] ?? "") === draws.split,
    );
    if (some.length > 0) return [everydayRelation(draws, draws.pick(some))];
  }
  const own = kind ?? draws.pick(valueKinds);
  return [nounRelation(draws, own, [draws.isChinese ? chineseNoun(draws, own) : englishNoun(draws, own)], [], [])];
}

function englishNoun(draws: Draws, kind: ValueKind): string {
  const head = draws.ofSplit(heads.en[kind]);
  return draws.pick([
    () => head,
    () => `${draws.pick(modifiers.en)} ${head}`,
    () => `${draws.pick(modifiers.en)} ${head}`,
    () => `${draws.word(1, 2)} ${head}`,
    () => `${draws.word(1, 3)}`,
    () => `${draws.word(1, 2)} ${draws.word(1, 2)}`,
    () => `${draws.pick(modifiers.en)} ${draws.word(1, 3)}`,
  ])();
}

function chineseNoun(draws: Draws, kind: ValueKind): string {
  const head = draws.ofSplit(heads.zh[kind]);
  return draws.pick([
    () => head,
    () => `${draws.pick(modifiers.zh)}${head}`,
    () => `${draws.pick(modifiers.zh)}${head}`,
    () => `${draws.characters(2)}${head}`,
    () => draws.characters(2),
    () => `${draws.characters(draws.between(1, 2))}${draws.pick(endingsOf[kind] ?? ["", "项"])}`,
    () => `${draws.pick(modifiers.zh)}${draws.characters(2)}`,
  ])();
}

const tellsOf = {
  zh: {
    any: [
      "{S}的{N}是{O}",
      "{S}的{N}是{O}",
      "{S}的{N}为{O}",
      "{O}是{S}的{N}",
      "{S}以{O}为{N}",
      "{S}的{N}：{O}",
      "关于{S}，{N}是{O}",
      "{S}，{N}{O}",
      "{S}{N}{O}",
      "{S}的{N}定为{O}",
    ],
    name: ["{S}的{N}叫{O}", "{S}的{N}名叫{O}", "{S}的{N}就是{O}"],
    person: [
      "{O}担任{S}的{N}",
      "{O}任{S}{N}",
      "{S}的{N}由{O}担任",
      "{S}请{O}当{N}",
      "{S}的{N}{O}说水位很低",
      "{S}的{N}{O}每天六点起床",
      "{S}{N}{O}出席了会议",
      "{S}的{N}{O}喜欢钓鱼",
    ],
    continues: ["{P}{N}是{O}", "{P}{N}为{O}", "其{N}为{O}", "{N}是{O}", "{N}：{O}", "{O}是{P}{N}", "{H}以{O}为{N}"],
  },
  en: {
    any: [
      "the {N} of {S} is {O}",
      "the {N} of {S} is {O}",
      "{S}'s {N} is {O}",
      "{O} is the {N} of {S}",
      "{S} has {O} as its {N}",
      "for {S}, the {N} is {O}",
      "{S} lists {O} as its {N}",
      "the {N} of {S} was given as {O}",
      "{S} has {D} {N} of {O}",
      "the {N} for {S} is {O}",
      "{S}: {N} {O}",
    ],
    name: ["the {N} of {S} is called {O}", "{O}, the {N} of {S}, is well known"],
    person: [
      "{O} serves as {N} of {S}",
      "{O} works as the {N} of {S}",
      "{O}, the {N} of {S}, gets up early",
      "{O}, {N} of {S}, spoke at the meeting",
      "{S}'s {N}, {O}, likes fishing",
      "the {N} of {S} was {O}",
    ],
    continues: [
      "{P} {N} is {O}",
      "the {N} is {O}",
      "{O} is {P} {N}",
      "{H} has {O} as {P} {N}",
      "as for the {N}, it is {O}",
      "the {N} was {O}",
    ],
  },
} as const;

const moreAsks = {
  zh: [
    "{S}的{N}",
    "请给出{S}的{N}。",
    "{S}{N}是{Q}？",
    "{S}{N}{Q}？",
    "{S}的{N}具体是{Q}？",
    "{Q}是{S}的{N}？",
    "{S}以{Q}为{N}？",
  ],
  en: [
    "What {N} does {S} have?",
    "What is given as the {N} of {S}?",
    "{Q} is the {N} for {S}?",
    "{S}: what is its {N}?",
    "Name the {N} of {S}.",
    "What's the {N} of {S}?",
    "{Q} is {S}'s {N}?",
    "Which {N} does {S} list?",
  ],
} as const;

function nounRelation(
  draws: Draws,
  kind: ValueKind,
  nouns: readonly string[],
  tells: readonly Telling[],
  asks: readonly string[],
): OpenRelation {
  const { language } = draws;
  const noun = draws.pick(nouns);
  const askedNoun = draws.chance(75) ? noun : draws.pick(nouns);
  const lists = tellsOf[language];
  const says = fill(language === "zh" ? "{S}的{N}是{O}" : "the {N} of {S} is {O}", { N: noun });
  const named = kind === "person" || kind === "place" || kind === "firm" || kind === "title";
  const general = [...lists.any, ...(named ? lists.name : []), ...(kind === "person" ? [...lists.person, ...lists.person] : [])];
  const word = draws.pick(questionWords[language][kind] ?? [language === "zh" ? "什么" : "What"]);
  const asked = (template: string): string => capital(fill(template, { N: askedNoun, Q: word }));
  const { asks: common, askedPerson } = frames[language];
  const noQuestion = [
    ...templates(common, 2, "train"),
    ...moreAsks[language],
    ...moreAsks[language],
    ...(kind === "person" ? templates(askedPerson, 1, "train") : []),
  ].map(asked);
  const ownAsks = asks.flatMap((ask) => [ask, ask, ask, ask, ask, ask, ask]);
  return {
    key: `${noun}/${kind}`,
    kind,
    words: [noun, ...nouns],
    label: noun,
    says,
    tells: [
      ...general.map((text) => ({ text: fill(text, { N: noun, D: /^[aeiou]/.test(noun) ? "an" : "a" }), says })),
      ...tells.flatMap((telling) => Array<Telling>(8).fill(telling)),
    ],
    continues: lists.continues.map((text) => ({ text: fill(text, { N: noun }), says })),
    asks: [...noQuestion, ...ownAsks],
    plain: language === "zh" ? `{S}的${askedNoun}是${word}？` : `${word} is the ${askedNoun} of {S}?`,
    phrases:
      language === "zh" ? [`{S}的${askedNoun}`] : [`the ${askedNoun} of {S}`, `the ${askedNoun} of {S}`, `{S}'s ${askedNoun}`],
    unsaid: language === "zh" ? `{S}的${noun}` : `${kind === "person" ? "who" : "what"} the ${noun} of {S} is`,
  };
}

function everydayRelation(draws: Draws, { kind, nouns, tells, asks }: Everyday): OpenRelation {
  // The second word of one may be the first of another, which the other split has.
  const own = nouns.filter((noun) => splitOf(noun) === draws.split);
  return nounRelation(draws, kind, own, tells, asks);
}

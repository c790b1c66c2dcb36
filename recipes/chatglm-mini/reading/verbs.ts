import { splitOf } from "../names.js";
import { type Draws, fill } from "./draws.js";
import { type OpenRelation, verbRelation } from "./open-relation.js";
import { chineseVerbs, englishVerbs, type Verb } from "./phrases.js";

/** What a verb tells of a thing, from one to three of: by whom, when, where, and what the thing did itself. */
export function verbRelations(draws: Draws): OpenRelation[] {
  return draws.isChinese ? chineseVerb(draws) : englishVerb(draws);
}

function englishVerb(draws: Draws): OpenRelation[] {
  const verb = drawnEnglishVerb(draws);
  const { base, past, participle, agent } = verb;
  const adverb = draws.chance(25) ? `${draws.pick(["first", "officially", "finally", "secretly", "later", "partly"])} ` : "";
  const when = draws.chance(50) ? ("year" as const) : ("date" as const);
  const on = when === "year" ? "in" : "on";
  const by = (text: string): string => fill(text, { B: base, V: past, L: participle, A: agent ?? "", D: adverb });
  const list = (...texts: string[]): string[] => texts.map(by);
  const relations = [
    verbRelation({
      verb: base,
      kind: draws.chance(70) ? "person" : "firm",
      label: by(draws.chance(agent === undefined ? 0 : 50) ? "{A}" : "{L} by"),
      says: by("{S} was {D}{L} by {O}"),
      tells: list(
        "{O} {D}{V} {S}",
        "{S} was {D}{L} by {O}",
        "{S} was {D}{L} by {O}",
        "it was {O} who {D}{V} {S}",
        "{S}, {D}{L} by {O}, is well known",
      ),
      continues: list("{H} was {D}{L} by {O}", "{O} {D}{V} {M}"),
      asks: list(
        "Who {D}{V} {S}?",
        "Who {V} {S}?",
        "Who was {S} {L} by?",
        "By whom was {S} {D}{L}?",
        "Which person {V} {S}?",
        "Who was it that {D}{V} {S}?",
        "Do you know who {V} {S}?",
        "Tell me who {D}{V} {S}.",
        "What is the name of the person who {V} {S}?",
        ...(agent === undefined ? [] : ["Who is the {A} of {S}?", "Who is {S}'s {A}?", "Who was the {A} of {S}?"]),
      ),
      unsaid: by("who {D}{V} {S}"),
      words: [agent, participle],
    }),
    verbRelation({
      verb: base,
      kind: when,
      label: by(draws.chance(50) ? "{L} on" : "date {L}"),
      says: by(`{S} was {D}{L} ${on} {O}`),
      tells: list(
        `{S} was {D}{L} ${on} {O}`,
        `${on} {O}, {S} was {D}{L}`,
        `people {D}{V} {S} ${on} {O}`,
        `it was ${on} {O} that {S} was {D}{L}`,
      ),
      continues: list(`{H} was {D}{L} ${on} {O}`, `${on} {O} {H} was {D}{L}`),
      asks: list(
        "When was {S} {D}{L}?",
        "When was {S} {L}?",
        `${when === "year" ? "In which year" : "On what date"} was {S} {D}{L}?`,
        "When did they {B} {S}?",
        "Do you know when {S} was {L}?",
      ),
      unsaid: by("when {S} was {D}{L}"),
    }),
    verbRelation({
      verb: base,
      kind: "place",
      label: by("{L} in"),
      says: by("{S} was {D}{L} in {O}"),
      tells: list("{S} was {D}{L} in {O}", "in {O}, {S} was {D}{L}", "{S}, {D}{L} in {O}, is well known"),
      continues: list("{H} was {D}{L} in {O}", "this was {D}{L} in {O}"),
      asks: list(
        "Where was {S} {D}{L}?",
        "Where was {S} {L}?",
        "In which place was {S} {L}?",
        "Do you know where {S} was {L}?",
        "Where did they {B} {S}?",
      ),
      unsaid: by("where {S} was {D}{L}"),
    }),
    verbRelation({
      verb: `${base} what`,
      kind: draws.pick(["thing", "title", "code", "firm"]),
      label: by(draws.pick(["{V}", "{L} thing"])),
      says: by("{S} {D}{V} {O}"),
      tells: list("{S} {D}{V} {O}", "{S} {D}{V} {O}", "{O} was {D}{L} by {S}"),
      continues: list("{H} {D}{V} {O}", "{H} also {V} {O}"),
      asks: list(
        "What did {S} {B}?",
        "What was {L} by {S}?",
        "What was it that {S} {D}{V}?",
        "Do you know what {S} {V}?",
        "Which thing did {S} {B}?",
      ),
      unsaid: by("what {S} {D}{V}"),
    }),
  ];
  return draws.random.shuffle(relations).slice(0, draws.between(1, 3));
}

function drawnEnglishVerb(draws: Draws): Verb {
  for (let tries = 0; draws.chance(55) && tries < 50; tries++) {
    const verb = draws.pick(englishVerbs);
    if (splitOf(verb.base) === draws.split) return verb;
  }
  const stem = draws.word(1, 2).replace(/[eyu]$/, "");
  return { base: stem, past: `${stem}ed`, participle: `${stem}ed`, agent: draws.chance(50) ? `${stem}er` : undefined };
}

function chineseVerb(draws: Draws): OpenRelation[] {
  const verb = draws.chance(55) ? draws.ofSplit(chineseVerbs) : draws.characters(2);
  const when = draws.chance(50) ? ("year" as const) : ("date" as const);
  const by = (text: string): string => text.replaceAll("{V}", verb);
  const list = (...texts: string[]): string[] => texts.map(by);
  const relations = [
    verbRelation({
      verb,
      kind: draws.chance(70) ? "person" : "firm",
      label: by(draws.pick(["{V}者", "{V}人", "{V}"])),
      says: by("{S}由{O}{V}"),
      tells: list(
        "{O}{V}了{S}",
        "{S}由{O}{V}",
        "{S}是{O}{V}的",
        "{S}是由{O}{V}的",
        "{O}负责{V}{S}",
        "{V}{S}的是{O}",
        "{O}{V}{S}后出了名",
      ),
      continues: list("{H}由{O}{V}", "{H}是{O}{V}的", "{V}者是{O}", "{O}{V}了{H}"),
      asks: list(
        "{S}是谁{V}的？",
        "谁{V}了{S}？",
        "{S}由谁{V}？",
        "{V}{S}的人是谁？",
        "{S}的{V}者是谁？",
        "是谁{V}了{S}？",
        "{S}是由哪位{V}的？",
        "谁{V}的{S}？",
      ),
      unsaid: by("{S}由谁{V}"),
    }),
    verbRelation({
      verb,
      kind: when,
      label: by(draws.pick(["{V}时间", "{V}日期"])),
      says: by("{S}于{O}{V}"),
      tells: list("{S}于{O}{V}", "{S}是{O}{V}的", "{O}，{S}{V}", "{S}{V}于{O}", "{S}在{O}{V}完成"),
      continues: list("{H}于{O}{V}", "{O}{V}", "{V}于{O}"),
      asks: list(
        "{S}是什么时候{V}的？",
        "{S}何时{V}？",
        "{S}什么时候{V}？",
        when === "year" ? "{S}是哪一年{V}的？" : "{S}是哪天{V}的？",
        "{S}的{V}时间是什么时候？",
      ),
      unsaid: by("{S}何时{V}"),
    }),
    verbRelation({
      verb,
      kind: "place",
      label: by(draws.pick(["{V}地点", "{V}地"])),
      says: by("{S}在{O}{V}"),
      tells: list("{S}在{O}{V}", "{S}是在{O}{V}的", "{S}{V}于{O}", "人们在{O}{V}了{S}"),
      continues: list("{H}在{O}{V}", "{V}地点是{O}", "{H}{V}于{O}"),
      asks: list("{S}在哪里{V}？", "{S}是在哪里{V}的？", "{S}在什么地方{V}？", "{S}的{V}地点是哪里？", "在哪儿{V}了{S}？"),
      unsaid: by("{S}在哪里{V}"),
    }),
    verbRelation({
      verb: `${verb}什么`,
      kind: draws.pick(["thing", "title", "code", "firm"]),
      label: by("{V}"),
      says: by("{S}{V}了{O}"),
      tells: list("{S}{V}了{O}", "{S}{V}过{O}", "{O}由{S}{V}", "{S}{V}的是{O}"),
      continues: list("{H}{V}了{O}", "{H}还{V}了{O}"),
      asks: list("{S}{V}了什么？", "{S}{V}的是什么？", "{S}{V}过什么？", "什么是{S}{V}的？"),
      unsaid: by("{S}{V}了什么"),
    }),
  ];
  return draws.random.shuffle(relations).slice(0, draws.between(1, 3));
}

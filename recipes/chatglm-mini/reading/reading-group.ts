import { decompositionPrompt } from "../../../src/answering/plan/decomposition.js";
import { mergePrompt } from "../../../src/answering/plan/merging/merge-prompt.js";
import type { PromptMessage } from "../../../src/answering/writing/prompts/answer-prompt.js";
import { quotedLinesPrompt } from "../../../src/answering/writing/prompts/quoted-lines-prompt.js";
import { notKnown } from "../examples.js";
import type { Language, Split } from "../names.js";
import { wrappings } from "../relations.js";
import { templates } from "../wording.js";
import { capital, Draws, fill } from "./draws.js";
import type { OpenRelation } from "./open-relation.js";
import { type LaidOut, layOut, type Told } from "./passages.js";
import { type OpenFact, ReadingWorld } from "./reading-world.js";
import type { Thing } from "./subjects.js";
import type { ValueKind } from "./values.js";

export type ReadingTask = "lines" | "prose" | "two-hop" | "half" | "accounts" | "unknown" | "decomposition" | "merge";

/** A question and the right reply. */
export interface ReadingExample {
  readonly task: ReadingTask;
  readonly messages: readonly PromptMessage[];
  readonly reply: string;
  /** What the reply must contain to tell what is asked; empty where nothing is told. */
  readonly values: readonly string[];
}

export interface ReadingOptions {
  readonly seed: number;
  readonly language: Language;
  readonly split: Split;
  /** "evidence": questions about the same evidence. */
  readonly about: "evidence" | "decomposition" | "merge";
}

/** Most characters of evidence; with more a prompt would not fit a row. */
const mostEvidence = { zh: 420, en: 900 } as const;

/** Questions that begin alike, each asked by itself, about things and relations that need not exist anywhere else. */
export function makeReadingGroup({ seed, language, split, about }: ReadingOptions): readonly ReadingExample[] {
  for (let attempt = 0; ; attempt++) {
    const draws = new Draws(seed + attempt * 1_000_003, language, split);
    if (about !== "evidence") {
      const make = about === "merge" ? merge : decomposition;
      return Array.from({ length: draws.between(2, 4) }, () => make(new ReadingWorld(draws, 2)));
    }
    const world = new ReadingWorld(draws, draws.pick([1, 2, 2, 3, 3, 4, 5]));
    const laidOut = layOut(world);
    const length = laidOut.evidence.reduce((sum, { text, title = "" }) => sum + text.length + title.length + 12, 0);
    if (length <= mostEvidence[language] && laidOut.told.length > 0) return questions(world, laidOut);
  }
}

function questions(world: ReadingWorld, { evidence, told }: LaidOut): ReadingExample[] {
  const { draws } = world;
  const history = draws.chance(6) ? pastTurns(world) : [];
  const ask = (question: string): readonly PromptMessage[] =>
    quotedLinesPrompt.write({ question: wrapped(draws, question), history, evidence });
  const agreed = told.filter((one) => accountsOf(one, told).length === 1);
  const links = agreed.flatMap((first) =>
    first.fact.relation.phrases.length === 0
      ? []
      : agreed.filter(({ fact }) => fact.subject === first.fact.thing).map((second) => [first, second] as const),
  );
  const made: ReadingExample[] = [];
  const wanted = Math.min(draws.between(7, 11), 2 + 2 * told.length);
  const singles = draws.random.shuffle([...told]);
  for (let i = 0; i < wanted; i++) {
    const share = draws.between(0, 99);
    const link = links.length > 0 && share < 28 ? draws.pick(links) : undefined;
    const unknown = share >= 60 ? unanswered(world, told, agreed) : undefined;
    if (link !== undefined) {
      const [first, second] = link;
      const messages = ask(twoHopQuestion(draws, first.fact, second.fact.relation));
      made.push({
        task: "two-hop",
        messages,
        reply: sentence(draws, [first, second]),
        values: [first.fact.value, second.fact.value],
      });
    } else if (unknown !== undefined) {
      made.push({ ...unknown, messages: ask(unknown.question) });
    } else {
      const one = singles[i % singles.length] as Told;
      const messages = ask(askOf(draws, one.fact.relation, one.fact.subject.name));
      const accounts = accountsOf(one, told);
      if (accounts.length > 1) {
        const values = accounts.map(({ fact }) => fact.value);
        made.push({
          task: "accounts",
          messages,
          reply: sentence(draws, accounts, !mayBeSeveral.has(one.fact.relation.kind)),
          values,
        });
        continue;
      }
      made.push({ task: one.inProse ? "prose" : "lines", messages, reply: sentence(draws, [one]), values: [one.fact.value] });
    }
  }
  return made;
}

/** A question that the evidence answers by half or not at all; near what it tells. */
function unanswered(
  world: ReadingWorld,
  told: readonly Told[],
  agreed: readonly Told[],
): (Omit<ReadingExample, "messages"> & { readonly question: string }) | undefined {
  const { draws } = world;
  const nothing = { task: "unknown" as const, reply: notKnown[draws.language], values: [] };
  const kind = draws.pick([
    "other relation",
    "other relation",
    "untold relation",
    "untold relation",
    "other thing",
    "beyond",
    "beyond",
    "beyond",
  ]);
  const firsts = agreed.filter(({ fact }) => fact.thing !== undefined && fact.relation.phrases.length > 0);
  const near = draws.pick(kind === "beyond" && firsts.length > 0 ? firsts : told);
  const { subject } = near.fact;
  if (kind === "other relation") {
    const relation = draws.pick(world.relations);
    if (world.has(subject, relation) || isHinted(world, subject, relation)) return undefined;
    return { ...nothing, question: askOf(draws, relation, subject.name) };
  }
  if (kind === "untold relation") {
    const relation = world.untoldRelation(subject, draws.chance(60) ? near.fact.relation.kind : undefined);
    return relation && { ...nothing, question: askOf(draws, relation, subject.name) };
  }
  if (kind === "other thing") {
    const other = world.subjects.of(subject.kind);
    return { ...nothing, question: askOf(draws, near.fact.relation, other.name) };
  }
  // The first fact is told, the second isn't; or the other way round.
  const { thing, relation: first } = near.fact;
  if (first.phrases.length === 0) return undefined;
  const second = draws.chance(60) ? draws.pick(world.relations) : world.untoldRelation(thing ?? subject, undefined);
  if (second === undefined || second.key === first.key) return undefined;
  if (thing === undefined || firsts.length === 0 || draws.chance(25)) {
    const missing = world.untoldRelation(subject, "person");
    if (missing === undefined || missing.phrases.length === 0) return undefined;
    return { ...nothing, question: twoHopQuestion(draws, world.invent(subject, missing), second) };
  }
  if (world.has(thing, second) || isHinted(world, thing, second)) return undefined;
  const missing = fill(second.unsaid, { S: thing.name });
  const said = `${near.says} [${near.number}]`;
  return {
    task: "half",
    question: twoHopQuestion(draws, near.fact, second),
    reply: draws.isChinese
      ? `${said}，但资料中没有提到${missing}。`
      : `${capital(said)}, but the evidence does not say ${missing}.`,
    values: [near.fact.value],
  };
}

/** Nothing has two heights; but whoever wrote one book may have written another. */
const mayBeSeveral: ReadonlySet<ValueKind> = new Set(["person", "firm", "thing", "title"]);

/** What the evidence says of the same thing by the same relation: several where sources disagree, in their order. */
function accountsOf({ fact }: Told, told: readonly Told[]): readonly Told[] {
  const all = told.filter((one) => one.fact.subject === fact.subject && one.fact.relation.key === fact.relation.key);
  return [...new Map(all.map((one) => [one.fact.value, one])).values()];
}

/** Whether a told relation has a word in common with one that isn't. */
function isHinted(world: ReadingWorld, subject: Thing, { words }: OpenRelation): boolean {
  const told = world.facts.filter((fact) => fact.subject === subject).flatMap(({ relation }) => relation.words);
  return words.some((word) => told.includes(word));
}

/** @param disagree what is told can't all be true */
function sentence(draws: Draws, told: readonly Pick<Told, "says" | "number">[], disagree = false): string {
  const parts = told.map(({ says, number }) => `${says} [${number}]`);
  const joint = draws.isChinese ? (disagree ? "，但" : "，") : disagree ? ", but " : ", and ";
  return `${capital(parts.join(joint))}${draws.isChinese ? "。" : "."}`;
}

function askOf(draws: Draws, relation: OpenRelation, name: string): string {
  return capital(fill(draws.pick(relation.asks), { S: name }));
}

function twoHopQuestion(draws: Draws, first: OpenFact, second: OpenRelation): string {
  return askOf(draws, second, fill(draws.pick(first.relation.phrases), { S: first.subject.name }));
}

function wrapped(draws: Draws, question: string): string {
  const { before } = wrappings[draws.language];
  if (!draws.chance(15)) return draws.chance(7) ? question.replace(/[？?]$/, "") : question;
  const words = draws.pick(templates(before, 4, "train"));
  return words + (draws.isChinese ? question : question.charAt(0).toLowerCase() + question.slice(1));
}

function pastTurns(world: ReadingWorld): readonly { readonly role: "user" | "assistant"; readonly content: string }[] {
  const { draws } = world;
  const fact = world.invent(world.subjects.any(), draws.pick(world.relations));
  const says = fill(fact.relation.says, { S: fact.subject.name, O: fact.value });
  const known = draws.chance(70);
  return [
    { role: "user", content: askOf(draws, fact.relation, fact.subject.name) },
    { role: "assistant", content: known ? sentence(draws, [{ says, number: 1 }]) : notKnown[draws.language] },
  ];
}

const joints = {
  zh: ["，", "，还有", "，另外", "；", "？", "，以及", "，同时"],
  en: [", and ", "; ", " And ", ". Also, ", "? Then: ", ", plus "],
} as const;

/** Two questions as one, and each by itself. */
function compound(draws: Draws, facts: readonly OpenFact[]): { question: string; parts: string[] } {
  const parts = facts.map(({ relation, subject }) => capital(fill(relation.plain, { S: subject.name })));
  const [first = "", second = ""] = facts.map(({ relation, subject }) => askOf(draws, relation, subject.name));
  const joint = draws.pick(joints[draws.language]);
  const lower = /^[,;]/.test(joint) ? second.charAt(0).toLowerCase() + second.slice(1) : second;
  return { question: `${first.replace(/[？?。.]$/, "")}${joint}${draws.isChinese ? second : lower}`, parts };
}

/** A fact whose value the next one is about, where there is any. */
function chain(world: ReadingWorld): readonly [OpenFact, OpenFact] | undefined {
  const links = world.facts.flatMap((first) =>
    first.relation.phrases.length === 0
      ? []
      : world.facts.filter(({ subject }) => subject === first.thing).map((second) => [first, second] as const),
  );
  return links.length === 0 ? undefined : world.draws.pick(links);
}

function decomposition(world: ReadingWorld): ReadingExample {
  const { draws } = world;
  const list = (parts: readonly string[]): string => parts.map((part, i) => `${i + 1}. ${part}`).join("\n");
  const linked = draws.chance(60) ? chain(world) : undefined;
  if (linked !== undefined) {
    const [first, second] = linked;
    const question = twoHopQuestion(draws, first, second.relation);
    const parts = [
      capital(fill(first.relation.plain, { S: first.subject.name })),
      capital(fill(second.relation.plain, { S: "#1" })),
    ];
    return { task: "decomposition", messages: decompositionPrompt(wrapped(draws, question)), reply: list(parts), values: [] };
  }
  const facts = draws.random.shuffle([...world.facts]).slice(0, draws.chance(65) ? 2 : 1);
  const { question, parts } = compound(draws, facts);
  const [only] = facts;
  const asked = facts.length === 1 && only !== undefined ? askOf(draws, only.relation, only.subject.name) : question;
  return { task: "decomposition", messages: decompositionPrompt(wrapped(draws, asked)), reply: list(parts), values: [] };
}

function merge(world: ReadingWorld): ReadingExample {
  const { draws } = world;
  const linked = draws.chance(55) ? chain(world) : undefined;
  const facts = linked ?? draws.random.shuffle([...world.facts]).slice(0, 2);
  const said = facts.map(({ relation, subject, value }) => ({
    says: fill(relation.says, { S: subject.name, O: value }),
    number: draws.between(1, 8),
  }));
  const question = linked ? twoHopQuestion(draws, linked[0], linked[1].relation) : compound(draws, facts).question;
  const missing = draws.chance(20) ? draws.between(0, facts.length - 1) : undefined;
  const findings = said.map((one, index) => (index === missing ? notKnown[draws.language] : sentence(draws, [one])));
  const messages = mergePrompt(question, findings);
  const kept = said.filter((_, index) => index !== missing);
  if (linked && missing === 1) {
    const [one] = kept;
    const unsaid = fill(linked[1].relation.unsaid, { S: linked[1].subject.name });
    const first = `${one?.says} [${one?.number}]`;
    const reply = draws.isChinese
      ? `${first}，但资料中没有提到${unsaid}。`
      : `${capital(first)}, but the evidence does not say ${unsaid}.`;
    return { task: "merge", messages, reply, values: [linked[0].value] };
  }
  return {
    task: "merge",
    messages,
    reply: kept.length === 0 ? notKnown[draws.language] : sentence(draws, kept),
    values: facts.filter((_, index) => index !== missing).map(({ value }) => value),
  };
}

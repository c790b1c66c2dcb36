import { decompositionPrompt } from "../../src/answering/plan/decomposition.js";
import { mergePrompt } from "../../src/answering/plan/merging/merge-prompt.js";
import type { PromptMessage } from "../../src/answering/writing/prompts/answer-prompt.js";
import { quotedLinesPrompt } from "../../src/answering/writing/prompts/quoted-lines-prompt.js";
import type { Evidence } from "../../src/sources/knowledge-source.js";
import { Xoshiro } from "../../src/training/xoshiro.js";
import type { Language, Split } from "./names.js";
import type { Relation } from "./relations.js";
import {
  askAbout,
  byName,
  corpusPiece,
  fillerPiece,
  graphPiece,
  mention,
  nounPhrase,
  plainQuestion,
  prosePiece,
  statement,
  unsaid,
} from "./wording.js";
import { type Entity, type Fact, World } from "./world.js";

export type Task = "one-hop" | "two-hop" | "unknown" | "decomposition" | "merge" | "no-evidence";

export interface Example {
  readonly task: Task;
  readonly language: Language;
  readonly messages: readonly PromptMessage[];
  readonly reply: string;
  /** The names in it, the longest first. */
  readonly names: readonly string[];
}

/**
 * How much stands around the answer. "plain" has no instructions, hardly anything to confuse, and questions without ado: copying is learnt there,
 * all at once after some thousand examples, and the more there is around it, the later.
 */
export type Scale = "plain" | "short" | "medium" | "full";

/** Least and most facts beside the wanted ones. */
const crowds: Readonly<Record<Scale, readonly [least: number, most: number]>> = {
  plain: [0, 2],
  short: [0, 3],
  medium: [1, 5],
  full: [1, 8],
};

export interface ExampleOptions {
  readonly seed: number;
  readonly split: Split;
  readonly scale: Scale;
  readonly task: Task;
  readonly language: Language;
  /** Whether documents hold words that mean nothing as well. Defaults to: unless plain. */
  readonly nonsensical?: boolean | undefined;
  /** "unseen": questions in words of somebody else's. Defaults to "kept", those of the generator that training doesn't see. For tests alone. */
  readonly questions?: "kept" | "unseen" | undefined;
}

export const notKnown: Readonly<Record<Language, string>> = { zh: "资料中没有提到。", en: "The evidence does not say." };
const noIdea: Readonly<Record<Language, string>> = { zh: "我不知道。", en: "I don't know." };

/** One example, drawn from its seed alone. */
export function makeExample(options: ExampleOptions): Example {
  const { seed, split, scale, task, language, nonsensical = scale !== "plain", questions = "kept" } = options;
  const world = new World(new Xoshiro(seed, split === "test" ? 1 : 0), {
    split,
    language,
    nonsensical,
    wrapping: scale !== "plain" && questions === "kept",
    unseenQuestions: questions === "unseen",
  });
  const [messages, reply] = write(world, task, split, scale);
  return { task, language, messages: shownAt(scale, messages), reply, names: world.names };
}

/** Several questions about the same evidence, one after another. */
export interface Conversation {
  /** Every reply among them. */
  readonly messages: readonly PromptMessage[];
  readonly names: readonly string[];
}

/**
 * For training alone: the evidence is read once and asked about up to nine times, so that a third of the tokens are replies
 * instead of a tenth.
 */
export function makeConversation({ seed, split, scale, language }: Omit<ExampleOptions, "task">): Conversation {
  const world = new World(new Xoshiro(seed, split === "test" ? 3 : 2), {
    split,
    language,
    nonsensical: scale !== "plain",
    wrapping: scale !== "plain",
  });
  const chains = Array.from({ length: world.between(1, scale === "full" ? 3 : 2) }, () =>
    factChain(world, world.chance(70) ? 2 : 1),
  );
  const chained = chains.flat();
  const missing = chained.length > 1 && world.chance(30) ? world.pick(chained) : undefined;
  const told = [
    ...chained.filter((fact) => fact !== missing),
    ...distractors(world, chained, world.between(...crowds[scale === "full" ? "medium" : scale])),
  ];
  const { evidence, numberOf } = layOutEvidence(world, told, split, scale);
  const messages: PromptMessage[] = [];
  for (const chain of questionChains(world, told, missing, scale === "full" ? 9 : 5)) {
    const question = questionOf(world, chain, split);
    if (messages.length === 0) messages.push(...shownAt(scale, answerMessages(question, evidence)));
    else messages.push({ role: "user", content: followUp[language] + question });
    messages.push({ role: "assistant", content: replyTo(world, chain, told, numberOf) });
    if (messages.reduce((sum, { content }) => sum + content.length, 0) > longest[language]) break;
  }
  return { messages, names: world.names };
}

/** Conversations that begin alike: the same evidence or the same instructions, and a question that differs. */
export interface QuestionGroup {
  readonly conversations: readonly (readonly PromptMessage[])[];
  readonly names: readonly string[];
}

/** What groups are made of. */
export interface Grouping {
  /** Of a hundred questions about evidence so many are looked for among those that it doesn't answer; fewer are found. */
  readonly unanswered: number;
}

/** What the questions of a group are about. */
export type GroupTask = "evidence" | Extract<Task, "decomposition" | "merge" | "no-evidence">;

/**
 * For training alone: each question is asked by itself, as the chain asks, yet what they begin with is read once (see `branches` of a training
 * sequence). A conversation shows the earlier answers besides, where a model may look instead of in the evidence.
 */
export function makeQuestionGroup({
  seed,
  scale,
  language,
  task,
  unanswered,
}: Pick<ExampleOptions, "seed" | "scale" | "language"> & Grouping & { readonly task: GroupTask }): QuestionGroup {
  const split = "train";
  const world = new World(new Xoshiro(seed, 4), { split, language, nonsensical: true, wrapping: true });
  const questions =
    task === "evidence"
      ? questionsAboutEvidence(world, scale, unanswered)
      : Array.from({ length: world.between(2, 4) }, () => write(world, task, split, scale));
  const conversations = questions.map(([messages, reply]) => [
    ...shownAt(scale, messages),
    { role: "assistant" as const, content: reply },
  ]);
  return { conversations, names: world.names };
}

function questionsAboutEvidence(world: World, scale: Scale, unanswered: number): [readonly PromptMessage[], string][] {
  // Two in three are as crowded around one chain as the questions of a test are: what is nearly told is what takes learning.
  const crowded = world.chance(66);
  const chains = Array.from({ length: crowded ? 1 : world.between(1, 3) }, () => factChain(world, world.chance(85) ? 2 : 1));
  const chained = chains.flat();
  const missing = chains.flatMap((chain) =>
    (crowded || chained.length > 1) && world.chance(crowded ? 70 : 50) ? [world.pick(chain)] : [],
  );
  const [least, most] = crowds[scale];
  const told = [
    ...chained.filter((fact) => !missing.includes(fact)),
    // What is told of somebody else is what a wrong answer is made of.
    ...missing.flatMap(({ relation }) => (world.chance(crowded ? 30 : 60) ? aboutSomebodyElse(world, relation) : [])),
    ...distractors(world, chained, world.between(least, crowded ? most : Math.ceil((3 * most) / 4))),
  ];
  const asked = told.length > 0 ? told : chained;
  const { evidence, numberOf } = layOutEvidence(world, asked, "train", scale);
  const unknown = missing.filter((fact) => !asked.includes(fact));
  const count = crowded ? world.between(8, 12) : world.between(12, 18);
  return severalChains(world, asked, unknown, unanswered, count).map((chain) => [
    answerMessages(questionOf(world, chain, "train"), evidence),
    replyTo(world, chain, asked, numberOf),
  ]);
}

function aboutSomebodyElse(world: World, relation: Relation): readonly Fact[] {
  return listOf(world.fact(world.subjectOf(relation), relation)) ?? [];
}

/** Facts to ask for, told or not; the same ones come again, in other words, where there are few. */
function severalChains(
  world: World,
  told: readonly Fact[],
  missing: readonly Fact[],
  unanswered: number,
  count: number,
): (readonly Fact[])[] {
  const everything = [...told, ...missing];
  const links = everything.flatMap((first) =>
    everything.filter(({ subject }) => subject === first.object).map((second) => [first, second]),
  );
  const isOpen = (chain: readonly Fact[]): boolean => chain.some((fact) => missing.includes(fact));
  const single = told.map((fact) => [fact]);
  const double = links.filter((chain) => !isOpen(chain));
  const open = [...missing.filter((fact) => unlessGuessable(told, fact)).map((fact) => [fact]), ...links.filter(isOpen)];
  const half = links.filter(([first, second]) => first && second && told.includes(first) && missing.includes(second));
  const halfTold = (): readonly Fact[] | undefined =>
    half.length > 0 && world.chance(60) ? world.pick(half) : oneBeyond(world, told);
  const unknown = (): readonly Fact[] | undefined =>
    open.length > 0 && world.chance(75) ? world.pick(open) : untold(world, told);
  return Array.from({ length: count }, () => {
    const kind = world.between(0, 99);
    // That the second fact is missing is what is learnt last.
    if (kind < unanswered) return (world.chance(30) ? halfTold() : undefined) ?? unknown() ?? world.pick(single);
    return world.pick(kind < unanswered + 0.68 * (100 - unanswered) && double.length > 0 ? double : single);
  });
}

/** Characters after which a conversation asks nothing more, or it would not fit a row. */
const longest = { zh: 640, en: 1380 } as const;

const followUp = { zh: "问题：", en: "Question: " } as const;

/** Different questions, each as the facts that would answer it, told or not: a third of them can't be answered, a third take two facts. */
function questionChains(world: World, told: readonly Fact[], missing: Fact | undefined, most: number): (readonly Fact[])[] {
  const single = world.shuffle(told.map((fact) => [fact]));
  const everything = missing === undefined ? told : [...told, missing];
  const links = everything.flatMap((first) =>
    everything.filter(({ subject }) => subject === first.object).map((second) => [first, second]),
  );
  const double = world.shuffle(links.filter((chain) => !chain.includes(missing as Fact)));
  const open = world.shuffle([
    ...(unlessGuessable(told, missing) === undefined ? [] : [[missing as Fact]]),
    ...links.filter((chain) => !double.includes(chain)),
  ]);
  const chosen: (readonly Fact[])[] = [];
  for (let wanted = world.between(most > 6 ? 4 : 3, most); wanted > 0; wanted--) {
    const kind = world.between(0, 99);
    const chain = kind < 38 ? (open.pop() ?? untold(world, told)) : ((kind < 70 ? double.pop() : undefined) ?? single.pop());
    if (chain !== undefined) chosen.push(chain);
  }
  return chosen.length > 0 ? chosen : single.slice(0, 1);
}

/**
 * A question that nothing told answers: another relation of a subject, the same relation of somebody new or of another subject, or one step
 * beyond. What is asked about somebody is often told of somebody else.
 */
function untold(world: World, told: readonly Fact[]): readonly Fact[] | undefined {
  const near = world.pick(told);
  const kind = world.pick([
    "other relation",
    "other relation",
    "other subject",
    "other subject",
    "beyond",
    "beyond",
    "somebody new",
  ]);
  if (kind === "other relation") return listOf(unlessGuessable(told, anotherOf(world, near.subject)));
  if (kind === "somebody new") return listOf(world.fact(world.entity(world.pick(near.relation.subjects)), near.relation));
  if (kind === "other subject") {
    const has = (subject: Entity): boolean => told.some((fact) => fact.subject === subject && fact.relation === near.relation);
    const others = told.map(({ subject }) => subject).filter((subject) => canHave(subject, near.relation) && !has(subject));
    return others.length === 0 ? undefined : listOf(unlessGuessable(told, world.fact(world.pick(others), near.relation)));
  }
  return oneBeyond(world, told);
}

/** A told fact and one about its object that isn't, of a relation that others have there. */
function oneBeyond(world: World, told: readonly Fact[]): readonly Fact[] | undefined {
  const near = world.pick(told);
  if (!world.hasFacts(near.object.kind)) return undefined;
  const common = told.map(({ relation }) => relation).filter((relation) => canHave(near.object, relation));
  const beyond = unlessGuessable(
    told,
    common.length > 0 && world.chance(60) ? world.fact(near.object, world.pick(common)) : anotherOf(world, near.object),
  );
  return beyond && [near, beyond];
}

/** The fact, unless something told lets one guess it: where a product comes from is as good as told by whose speciality it is, or by its maker. */
function unlessGuessable(told: readonly Fact[], fact: Fact | undefined): Fact | undefined {
  if (fact?.relation.id !== "origin") return fact;
  const hints = told.some(
    ({ relation, subject, object }) =>
      (relation.id === "specialty" && object === fact.subject) || (relation.id === "maker" && subject === fact.subject),
  );
  return hints ? undefined : fact;
}

function canHave({ kind }: Entity, { subjects }: Relation): boolean {
  return (subjects as readonly string[]).includes(kind);
}

function listOf(fact: Fact | undefined): readonly Fact[] | undefined {
  return fact && [fact];
}

/** Instructions come when copying is learnt. */
function shownAt(scale: Scale, messages: readonly PromptMessage[]): readonly PromptMessage[] {
  return scale === "plain" || scale === "short" ? messages.filter(({ role }) => role !== "system") : messages;
}

function write(world: World, task: Task, split: Split, scale: Scale): [readonly PromptMessage[], string] {
  const { language } = world;
  switch (task) {
    case "one-hop":
    case "two-hop": {
      const chain = factChain(world, task === "one-hop" ? 1 : 2);
      const { evidence, numberOf } = evidenceWith(world, chain, chain, split, scale);
      return [answerMessages(questionOf(world, chain, split), evidence), answerOf(world, chain, chain.map(numberOf))];
    }
    case "unknown": {
      const chain = factChain(world, world.chance(60) ? 1 : 2);
      const candidates = chain.filter((fact) => unlessGuessable(chain, fact) !== undefined);
      const missing = world.pick(candidates);
      const told = chain.filter((fact) => fact !== missing);
      const { evidence, numberOf } = evidenceWith(world, chain, told, split, scale);
      return [answerMessages(questionOf(world, chain, split), evidence), replyTo(world, chain, told, numberOf)];
    }
    case "no-evidence": {
      const chain = factChain(world, world.chance(50) ? 1 : 2);
      return [answerMessages(questionOf(world, chain, split), []), noIdea[language]];
    }
    case "decomposition":
      return decomposition(world, split);
    case "merge":
      return merge(world, split);
  }
}

/** Facts that lead from one to the next. */
function factChain(world: World, hops: 1 | 2): readonly Fact[] {
  if (hops === 1) {
    const relation = world.relation();
    return [known(world.fact(world.subjectOf(relation), relation))];
  }
  const relation = world.linkingRelation();
  const first = known(world.fact(world.subjectOf(relation), relation));
  for (let tries = 0; tries < 50; tries++) {
    const second = anotherOf(world, first.object);
    if (second !== undefined) return [first, second];
  }
  return [first];
}

function known(fact: Fact | undefined): Fact {
  if (fact === undefined) throw new Error("a fact was told twice");
  return fact;
}

function questionOf(world: World, chain: readonly Fact[], split: Split): string {
  const [first, second] = chain;
  if (first === undefined) throw new Error("a question about nothing");
  const subject = mention(world, first.subject);
  if (second === undefined) return askAbout(world, first.relation, byName(subject), split);
  return askAbout(world, second.relation, nounPhrase(world, first.relation, subject), split);
}

function answerOf(world: World, chain: readonly Fact[], numbers: readonly number[]): string {
  return joined(
    world,
    chain.map((fact, index) => `${statement(world, fact)} [${numbers[index]}]`),
  );
}

/**
 * What is right to say where not every fact is told: nothing, unless the first one is. Then it is stated, and what is missing is named, so that
 * nobody has to know whether the second is told before the first is written down.
 */
function replyTo(world: World, chain: readonly Fact[], told: readonly Fact[], numberOf: NumberedEvidence["numberOf"]): string {
  const [first, second] = chain;
  if (first === undefined || !told.includes(first)) return notKnown[world.language];
  if (second === undefined || told.includes(second)) return answerOf(world, chain, chain.map(numberOf));
  return halfAnswer(world, [first, second], numberOf(first));
}

function halfAnswer(world: World, [first, second]: readonly [Fact, Fact], number: number): string {
  const stated = `${statement(world, first)} [${number}]`;
  const missing = unsaid(world, second);
  if (world.language === "zh") return `${stated}，但资料中没有提到${missing}。`;
  return `${stated.charAt(0).toUpperCase()}${stated.slice(1)}, but the evidence does not say ${missing}.`;
}

/** One sentence of several statements. */
function joined({ language }: World, statements: readonly string[]): string {
  if (language === "zh") return `${statements.join("，")}。`;
  const text = statements.join(", and ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function answerMessages(question: string, evidence: readonly Evidence[]): readonly PromptMessage[] {
  return quotedLinesPrompt.write({ question, history: [], evidence });
}

interface NumberedEvidence {
  readonly evidence: readonly Evidence[];
  /** The number, from 1, of the first piece that tells a fact. */
  readonly numberOf: (fact: Fact) => number;
}

/** Evidence that tells `told` among other things that could be taken for `chain`. */
function evidenceWith(world: World, chain: readonly Fact[], told: readonly Fact[], split: Split, scale: Scale): NumberedEvidence {
  return layOutEvidence(world, [...told, ...distractors(world, chain, world.between(...crowds[scale]))], split, scale);
}

function layOutEvidence(world: World, told: readonly Fact[], split: Split, scale: Scale): NumberedEvidence {
  const bySubject = new Map<Entity, Fact[]>();
  for (const fact of told) bySubject.set(fact.subject, [...(bySubject.get(fact.subject) ?? []), fact]);
  const graphShare = world.pick([0, 30, 60, 100]);
  const pieces: { facts: readonly Fact[]; evidence: Evidence }[] = [];
  const tell = (subject: Entity, facts: readonly Fact[]): void => {
    const evidence = world.chance(graphShare) ? graphPiece(world, subject, facts) : prosePiece(world, subject, facts, split);
    pieces.push({ facts, evidence });
  };
  for (const [subject, facts] of bySubject) {
    world.shuffle(facts);
    // Some subjects are in two places, with or without a fact in common.
    if ((scale === "medium" || scale === "full") && facts.length > 1 && world.chance(25)) {
      const cut = world.between(1, facts.length - 1);
      tell(subject, facts.slice(0, cut));
      tell(subject, facts.slice(world.chance(30) ? cut - 1 : cut));
    } else {
      tell(subject, facts);
    }
  }
  if (pieces.length === 0 || ((scale === "medium" || scale === "full") && world.chance(20)))
    pieces.push({ facts: [], evidence: fillerPiece(world, split) });
  for (let rest = split === "train" && scale === "full" ? world.pick([0, 0, 0, 1, 2, 3]) : 0; rest > 0; rest--)
    pieces.push({ facts: [], evidence: corpusPiece(world) });
  world.shuffle(pieces);
  return {
    evidence: pieces.map(({ evidence }) => evidence),
    numberOf: (fact) => 1 + pieces.findIndex(({ facts }) => facts.includes(fact)),
  };
}

/** Facts that could be taken for the wanted ones: of the same subjects, of the same relations, and any. */
function distractors(world: World, chain: readonly Fact[], count: number): Fact[] {
  const subjects = chain.map(({ subject }) => subject);
  const found: Fact[] = [];
  for (let i = 0; i < count; i++) {
    const near = world.pick(chain);
    const kind = world.between(0, 9);
    const fact =
      kind < 4
        ? world.fact(world.pick(subjects), world.relationOf(near.subject.kind))
        : kind < 7
          ? world.fact(world.entity(world.pick(near.relation.subjects)), near.relation)
          : kind < 9 && found.length > 0
            ? anotherOf(world, world.pick(found).subject)
            : anyFact(world);
    // A subject of another kind has no such relation.
    if (fact !== undefined && canHave(fact.subject, fact.relation)) found.push(fact);
  }
  return found;
}

function anotherOf(world: World, subject: Entity): Fact | undefined {
  return world.fact(subject, world.relationOf(subject.kind));
}

function anyFact(world: World): Fact | undefined {
  const relation = world.relation();
  return world.fact(world.subjectOf(relation), relation);
}

const joints = {
  zh: ["，", "，还有", "，另外", "；", "，同时", "。还有，", "；以及", "，并且", "，再问", "？", "，以及"],
  en: [", and ", "; ", " And ", ". Also, ", "; and also ", ", plus ", "? Then: ", ", and also "],
} as const;

function decomposition(world: World, split: Split): [readonly PromptMessage[], string] {
  const kind = world.between(0, 9);
  const list = (questions: readonly string[]): string => questions.map((question, i) => `${i + 1}. ${question}`).join("\n");
  if (kind < 2) {
    const [fact] = factChain(world, 1) as [Fact];
    const question = askAbout(world, fact.relation, byName(mention(world, fact.subject)), split);
    return [decompositionPrompt(question), list([plainQuestion(world, fact.relation, fact.subject.name)])];
  }
  if (kind < 7) {
    const [first, second] = factChain(world, 2) as [Fact, Fact];
    const parts = [plainQuestion(world, first.relation, first.subject.name), plainQuestion(world, second.relation, "#1")];
    return [decompositionPrompt(questionOf(world, [first, second], split)), list(parts)];
  }
  const facts = [...factChain(world, 1), ...factChain(world, 1)];
  return [
    decompositionPrompt(compound(world, facts, split)),
    list(facts.map(({ relation, subject }) => plainQuestion(world, relation, subject.name))),
  ];
}

/** Two questions in one. */
function compound(world: World, facts: readonly Fact[], split: Split): string {
  const [first = "", second = ""] = facts.map(({ relation, subject }) =>
    askAbout(world, relation, byName(mention(world, subject)), split),
  );
  const list = joints[world.language];
  const joint = world.pick(split === "test" ? list.slice(-1) : list.slice(0, -1));
  const lower = joint.startsWith(",") || joint.startsWith(";");
  return `${first.replace(/[？?。.]$/, "")}${joint}${lower ? second.charAt(0).toLowerCase() + second.slice(1) : second}`;
}

function merge(world: World, split: Split): [readonly PromptMessage[], string] {
  const chained = world.chance(60);
  const facts = chained ? factChain(world, 2) : [...factChain(world, 1), ...factChain(world, 1)];
  const question = chained ? questionOf(world, facts, split) : compound(world, facts, split);
  const numbers = facts.map(() => world.between(1, 8));
  const missing = world.chance(15) ? world.between(0, 2) : undefined;
  const has = (index: number): boolean => missing === undefined || (missing !== 2 && missing !== index);
  const findings = facts.map((fact, index) =>
    has(index) ? answerOf(world, [fact], [numbers[index] ?? 1]) : notKnown[world.language],
  );
  const [first, second] = facts;
  if (chained && first !== undefined && second !== undefined && missing === 1)
    return [mergePrompt(question, findings), halfAnswer(world, [first, second], numbers[0] ?? 1)];
  const told = facts.flatMap((fact, index) => (has(index) ? [`${statement(world, fact)} [${numbers[index]}]`] : []));
  return [mergePrompt(question, findings), told.length === 0 ? notKnown[world.language] : joined(world, told)];
}

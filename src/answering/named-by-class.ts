import { questionLanguage } from "../language/question-language.js";
import type { NamedThing } from "../sources/knowledge-source.js";
import { askDirect } from "./ask-direct.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import type { Conversation } from "./conversation.js";

/** Milliseconds. */
const MOST_TIME = 2_000;
const MOST_TURNS = 6;
const MOST_THINGS = 5;
const YES = /^(?:yes|是的?)$/iu;

const HAN_POINTER = /[这那该](?:一?[个座条位家部本所种只款幅场届项门处间首辆台颗名支艘片栋类篇张份])?(?=\p{Script=Han}{2})/u;
const LONGEST_NOUN = 5;
const LATIN_POINTER = /\b(?:that|this|the same) (?<noun>\p{Ll}{3,}(?: \p{Ll}{3,})?)/iu;
/** "the club", where nothing more is said of it. */
const LATIN_BARE =
  /\bthe (?<noun>\p{Ll}{3,}(?: \p{Ll}{3,})??)(?=['’]s\b|[?,.]|$| (?:is|was|has|had|have|does|did|do|can|will|cost|start|begin|open|close|play|belong|own|employ|use|make)(?:s|ed)?\b)/iu;
/** Who has no class of its own in most graphs. */
const FIRM = /^(?:公司|企业|机构|company|firm|organi[sz]ation)$/iu;

/** What may be called so has no class: "the place", 那个地方. */
const ANYTHING = /^(?:place|thing|one|person|people|man|woman|地方|东西|事情|人物)$/iu;

interface Pointing {
  readonly noun: string;
  readonly fill: (name: string) => string;
}

/**
 * The question with 这项赛事, "that club" or "the company" as the thing of that class that was named last, of which a source is certain; of several
 * in one turn, the one that answered. Undefined where none is, or several are.
 */
export async function namedByClass(
  { question, history }: Conversation,
  things: readonly NamedThing[],
  { sources, fanOut }: Collaborators,
  config: FlowConfig,
): Promise<string | undefined> {
  const proper = things.filter(({ kind, text }) => kind !== undefined && !/^[\p{Ll}\s-]+$/u.test(text));
  // "How old is the place? I mean, …": of two sentences, others make one.
  if (/[?？.。].*\S/u.test(question.replace(/[?？.。\s]+$/u, ""))) return undefined;
  const ways = pointing(question).filter(({ noun, fill }) => {
    if (ANYTHING.test(noun)) return false;
    // What it points to stands before it.
    const before = question.slice(0, fill("\n").indexOf("\n"));
    return !proper.some(({ text }) => before.includes(text));
  });
  const until = performance.now() + Math.min(MOST_TIME, fanOut.timeout);
  const ask = async (put: string): Promise<string | undefined> => {
    const timeout = Math.ceil(until - performance.now());
    const answer = timeout > 0 ? await askDirect(sources, put, { ...fanOut, timeout, config }) : undefined;
    return answer?.kind === "answer" ? answer.values[0] : undefined;
  };
  const turns = history.slice(-MOST_TURNS);
  for (const { noun, fill } of ways) {
    for (let at = turns.length - 1; at >= 0; at -= 1) {
      const { role = "user", content = "" } = turns[at] ?? {};
      const asked = role === "assistant" ? (turns[at - 1]?.content ?? "") : "";
      const named = longest(proper.filter(({ text }) => content.includes(text))).slice(0, MOST_THINGS);
      const fitting: NamedThing[] = [];
      for (const thing of named) if (YES.test((await ask(isOne(thing.text, noun))) ?? "")) fitting.push(thing);
      const answered = fitting.filter((thing) => !isNamed(thing, asked));
      const [only, ...others] = answered.length > 0 ? answered : fitting;
      if (others.length > 0) return undefined;
      if (only !== undefined) return fill(only.text);
      const firm = FIRM.test(noun) ? named.filter((thing) => !isNamed(thing, asked)) : [];
      const [maybe] = firm;
      if (maybe !== undefined && firm.length === 1 && (await ask(fill(withNoun(maybe.text, noun)))) !== undefined)
        return fill(maybe.text);
    }
  }
  return undefined;
}

function pointing(question: string): Pointing[] {
  if (questionLanguage(question) === "zh") {
    const pointer = HAN_POINTER.exec(question);
    if (pointer === null) return [];
    const from = pointer.index + pointer[0].length;
    const run = /^(?:(?![的是有在由能会被归于和与跟叫])\p{Script=Han})+/u.exec(question.slice(from))?.[0].length ?? 0;
    const lengths = Array.from({ length: Math.max(0, Math.min(LONGEST_NOUN, run) - 1) }, (_, index) => index + 2).reverse();
    return lengths.map((length) => ({
      noun: question.slice(from, from + length),
      fill: (name) => `${question.slice(0, pointer.index)}${name}${question.slice(from + length)}`,
    }));
  }
  const pointer = LATIN_POINTER.exec(question) ?? LATIN_BARE.exec(question);
  const words = pointer?.groups?.noun?.split(" ") ?? [];
  if (pointer === null) return [];
  return [words.length, 1]
    .filter((count, index) => index === 0 || count < words.length)
    .map((count) => {
      const noun = words.slice(0, count).join(" ");
      const end = pointer.index + pointer[0].indexOf(pointer.groups?.noun ?? "") + noun.length;
      return { noun, fill: (name) => `${question.slice(0, pointer.index)}${name}${question.slice(end)}` };
    });
}

function isOne(name: string, noun: string): string {
  if (/\p{Script=Han}/u.test(noun)) return `${name}是${noun}吗？`;
  return `Is ${name} ${/^[aeiou]/iu.test(noun) ? "an" : "a"} ${noun}?`;
}

function withNoun(name: string, noun: string): string {
  return /\p{Script=Han}/u.test(noun) ? `${name}${noun}` : `the ${noun} ${name}`;
}

function isNamed({ text, names }: NamedThing, said: string): boolean {
  return [text, ...names].some((name) => said.includes(name));
}

/** Not the town that a club's name holds. */
function longest(things: readonly NamedThing[]): NamedThing[] {
  const distinct = things.filter(({ text }, at) => things.findIndex((other) => other.text === text) === at);
  return distinct.filter(({ text }) => !distinct.some((other) => other.text.length > text.length && other.text.includes(text)));
}

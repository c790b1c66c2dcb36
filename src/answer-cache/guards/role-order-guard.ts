import type { Guard } from "./guard.js";
import type { GuardedQuestion } from "./guarded-question.js";
import { namesIn } from "./name-guards.js";

/**
 * So many shared stretches in turned-round order make another question of it. Two are often the same in another frame: 哪颗行星最大,
 * 最大的行星是哪颗.
 */
const TURNED = 3;
/** `A or B` asks the same as `B or A`. */
const CHOICE = /(?<!\p{L})(?:or|and|vs|versus|both)(?!\p{L})|还是|[和与跟同及]|、|,/u;
/** Where order decides even so: 从甲到乙, 甲比乙. */
const DIRECTED = /(?<!\p{L})(?:from|to|than|by|into|beat|after|before)(?!\p{L})|从|到|比(?!较)|把|被|给|向/u;

/**
 * Who does what to whom: two names in another order, or three shared stretches of words in another order (`did France invade Russia`).
 */
export const roleOrderGuard: Guard = {
  name: "role order",
  differs(one, other) {
    const names = [...new Set(namesIn(one))].filter((name) => name.length > 1 && other.folded.includes(name));
    const isChoice = [one, other].every(({ folded }) => CHOICE.test(folded) && !DIRECTED.test(folded));
    if (asksForOtherRole(one, other) || isTheOtherWay(one.folded, other.folded) || isTheOtherWay(other.folded, one.folded))
      return true;
    if (!isChoice && isRearranged(one, other)) return true;
    if (names.length > 1 && !isChoice && !sameOrder(names, one.folded, other.folded)) return true;
    return !isChoice && longestFall(sharedStretches(one.terms, other.terms)) >= TURNED;
  },
};

function sameOrder(names: readonly string[], one: string, other: string): boolean {
  // "Foundry" in "Helden Foundry" is no name of its own here: one that stands at the same place as another is left to that.
  const inOrder = [...names].sort((a, b) => one.indexOf(a) - one.indexOf(b));
  return isRising(inOrder.map((name) => other.indexOf(name)));
}

/** Length of the longest falling subsequence: a part moved to the front makes 2 of it, roles exchanged around a verb make 3. */
function longestFall(places: readonly number[]): number {
  const lengths: number[] = [];
  for (const [at, place] of places.entries()) {
    const before = lengths.slice(0, at).filter((_, index) => (places[index] ?? 0) > place);
    lengths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...lengths);
}

function isRising(places: readonly number[]): boolean {
  return places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));
}

/** What asks may stand anywhere, and a lone Han character says too little. */
const MOVES = /^(?:[哪几].*|\p{Script=Han})$/u;

/** Where in `other` each longest run of terms stands that both have, in the order of `one`. Each term counts once. */
function sharedStretches(one: readonly string[], other: readonly string[]): number[] {
  const places: number[] = [];
  let last: number | undefined;
  for (const term of new Set(one)) {
    const at = other.indexOf(term);
    if (at < 0 || MOVES.test(term)) continue;
    if (last === undefined || at !== last + 1) places.push(at);
    last = at;
  }
  return places;
}

/** What may stand on either side of 是, and 所, which changes nothing: 甲所依赖的, 甲依赖的. */
const ASKS = /[\s,?是所]|什么时候|什么|谁|哪[里儿]|哪[一]?[个座条年天位]|何时/gu;

/** The same words, or in Chinese the same characters, in another order: 狗咬人, 人咬狗. */
function isRearranged(one: GuardedQuestion, other: GuardedQuestion): boolean {
  const partsOf = ({ language, folded }: GuardedQuestion): string[] =>
    language === "zh" ? [...folded.replace(ASKS, "")] : (folded.match(/[\p{L}\p{N}]+/gu) ?? []);
  const [a, b] = [partsOf(one), partsOf(other)];
  return a.join(" ") !== b.join(" ") && a.sort().join(" ") === b.sort().join(" ");
}

/** Each line: asks for who does it; asks for whom it is done to. */
const ROLES: readonly (readonly [does: RegExp, done: RegExp])[] = [
  [/^who(?! (?:did|does|do|is|was|are|were|has|had|will|can)(?!\p{L}))(?!m)/u, /^(?:whom|who(?= (?:did|does|do)(?!\p{L})))/u],
  [/^which \p{L}+ (?!did|does|do|is|was|are|were|has|had|will|can)/u, /^which \p{L}+ (?:did|does|do)(?!\p{L})/u],
  [/(?<!\p{L})of (?:the )?\p{L}+$/u, /^who is .+ of$/u],
  [/^(?:谁|何人|哪位)(?!是|的|把|给|被|由)/u, /(?<![是叫为被由了过])(?:了|过)?(?:谁|何人|哪位)$/u],
  [/[是由被](?:谁|何人|哪位)\p{Script=Han}+的?$/u, /(?<![是叫为被由了过])(?:了|过)?(?:谁|何人|哪位)$/u],
  [/^谁把/u, /给了?谁/u],
  [/^哪[些几条座个位]\p{Script=Han}+$/u, /(?<![是在于])哪一?[条座个位些]\p{Script=Han}{1,3}$/u],
  [/^谁是|的\p{Script=Han}+是谁$/u, /谁的\p{Script=Han}/u],
];

/** From a place, and to it: 从甲开出, 到甲. */
function isTheOtherWay(one: string, other: string): boolean {
  return [...one.matchAll(/从(\p{Script=Han}{2})|(?<!\p{L})from (\p{L}+)/gu)].some(([, han, word]) =>
    han === undefined
      ? new RegExp(`(?<!\\p{L})(?:to|at) ${word}(?!\\p{L})`, "u").test(other) && !other.includes(`from ${word}`)
      : other.includes(`到${han}`) && !other.includes(`从${han}`),
  );
}

function asksForOtherRole(one: GuardedQuestion, other: GuardedQuestion): boolean {
  const [a, b] = [one, other].map(({ folded }) => folded.replace(/[?？]+$/u, ""));
  if (a === undefined || b === undefined) return false;
  return ROLES.some(([does, done]) => (does.test(a) && done.test(b)) || (done.test(a) && does.test(b)));
}

import type { Rule } from "../draft.js";
import { PERSON_RELATION, RECIPROCAL, RELATION, readList, singularNoun } from "./words.js";

const PAIR_QUESTION = /^(are|were|do|did|have|is|was) (.+)$/u;
const BORN_SAME =
  /^(?:both )?(born|located|founded|based|buried|educated|made|released|built|published|held|raised) (in|at|on|by) the same (\w+)$/u;
const FROM_SAME = /^(?:both )?(?:come )?(from|in|at|on) the same (\w+)$/u;
const HAVE_SAME = new RegExp(`^(?:both )?(?:have|share) the same (${RELATION}|\\w+)$`, "u");

/** "Were A and B born in the same city?" */
export const sameForAll: Rule = (question) => {
  const [, auxiliary = "", after = ""] = PAIR_QUESTION.exec(question) ?? [];
  const list = after === "" ? undefined : readList(after);
  if (list === undefined) return undefined;
  const { items, rest } = list;
  const merge = { kind: "same", subjects: items } as const;
  const past = /^(?:were|did|was)$/i.test(auxiliary);
  const [, verb, preposition = "", type = ""] = BORN_SAME.exec(rest) ?? [];
  if (verb !== undefined) {
    const opening = preposition === "by" ? `By which ${type}` : `${capital(preposition)} which ${type}`;
    return { questions: items.map((item) => `${opening} ${past ? "was" : "is"} ${item} ${verb}?`), merge };
  }
  const [, from = "", origin] = FROM_SAME.exec(rest) ?? [];
  if (origin !== undefined) {
    const ask = (item: string): string => `Which ${origin} ${past ? "was" : "is"} ${item} ${from}?`;
    return { questions: items.map(ask), merge };
  }
  const [, relation] = HAVE_SAME.exec(rest) ?? [];
  if (relation === undefined || singularOf(relation) === undefined) return undefined;
  const who = new RegExp(`^(?:${PERSON_RELATION})$`, "u").test(relation) ? "Who" : "What";
  return { questions: items.map((item) => `${who} is the ${relation} of ${item}?`), merge };
};

/** Only a known noun: "the same name" asks for something else of each. */
function singularOf(noun: string): string | undefined {
  for (const plural of [
    `${noun}s`,
    `${noun}es`,
    `${noun.slice(0, -1)}ies`,
    noun,
    `${noun.slice(0, -2)}ves`,
    `${noun.slice(0, -3)}men`,
  ]) {
    if (singularNoun(plural) === noun) return noun;
  }
  return undefined;
}

/** "Are both A and B capitals?", "Were A and B both composers?", "Did both A and B win …?", "Is either A or B …?" */
export const bothOrEither: Rule = (question) => {
  const [, auxiliary = "", after = ""] = PAIR_QUESTION.exec(question) ?? [];
  if (after === "") return undefined;
  const either = after.startsWith("either ");
  const list = readList(either ? after.slice(7).replace(" or ", " and ") : after);
  if (list === undefined) return undefined;
  const { items, rest } = list;
  if (!either && !after.startsWith("both ") && !rest.startsWith("both ")) return undefined;
  const predicate = rest.replace(/^both /, "");
  if (predicate === "" || RECIPROCAL.test(predicate) || /\b(?:same|who|what|which|and)\b/.test(predicate)) return undefined;
  const singular = { are: "Is", were: "Was", do: "Does", did: "Did", have: "Has", is: "Is", was: "Was" }[auxiliary.toLowerCase()];
  if (singular === undefined) return undefined;
  const isNoun = singular === "Is" || singular === "Was";
  const questions = items.map((item) => `${singular} ${item} ${isNoun && !either ? singularPredicate(predicate) : predicate}?`);
  return { questions, merge: { kind: either ? "any" : "all", subjects: items } };
};

const ENDS_NOUN = /^(?:in|of|from|at|on|by|to|with|that|who|which|for|during|near)$/;

/** "American actors" → "an American actor"; "in France", "located in Asia" and "older than 30" stay. */
function singularPredicate(predicate: string): string {
  const words = predicate.split(" ");
  const end = words.findIndex((word) => ENDS_NOUN.test(word));
  const head = words[(end === -1 ? words.length : end) - 1];
  if (head === undefined || !/[^s]s$/.test(head) || /(?:us|is|ous)$/.test(head)) return predicate;
  const stem = /[^aeiou]ies$/.test(head) ? `${head.slice(0, -3)}y` : head.replace(/(?<=sh|ch|x|ss)es$|s$/, "");
  words[(end === -1 ? words.length : end) - 1] = stem;
  const article = /^(?:the|a|an|\d|two|three)\b/.test(predicate) ? "" : /^[aeiou]/i.test(predicate) ? "an " : "a ";
  return `${article}${words.join(" ")}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

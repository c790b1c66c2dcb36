import type { Draft, Rule } from "../draft.js";
import { ATTRIBUTE, AUXILIARY, CONSTRAINT, NAME, RECIPROCAL, readList, singularNoun } from "./words.js";

const NOUN_OF = /^(what|who) (are|were|is|was) the ([\w -]{1,40}?) of (.+)$/u;
const HOW_OR_WHERE =
  /^(when|where|how \w+|(?:in|on|at) (?:which|what) \w+|what (?:year|day|country|city)) (are|were|did|do|is|was) (.+)$/u;
const SINGULAR: Readonly<Record<string, string>> = { are: "is", were: "was", do: "does", did: "did", is: "is", was: "was" };

/** "What are the populations of A and B?", "Where were A and B born?" Only where the wording says that each is meant. */
export function severalThings(question: string, isName: (text: string) => boolean): Draft | undefined {
  if (RECIPROCAL.test(question)) return undefined;
  return nounOf(question, isName) ?? eachOne(question);
}

function nounOf(question: string, isName: (text: string) => boolean): Draft | undefined {
  const [, asker = "", be = "", noun = "", after = ""] = NOUN_OF.exec(question) ?? [];
  const list = after === "" ? undefined : readList(after, /^(?:are|were)$/.test(be));
  if (list === undefined || !endsWell(list.rest)) return undefined;
  const isPlural = /^(?:are|were)$/i.test(be);
  const singular = isPlural ? singularNoun(noun) : new RegExp(`^(?:${ATTRIBUTE})$`, "u").test(noun) ? noun : undefined;
  // "the population of A and B": two things only if both are known by these names.
  if (singular === undefined || (!isPlural && !list.items.every(isName) && !after.startsWith("both "))) return undefined;
  const rest = list.rest.replace(/^(?:each|respectively)\b ?/, "");
  return joined(list.items.map((item) => `${asker} ${SINGULAR[be.toLowerCase()]} the ${singular} of ${item} ${rest}`));
}

function eachOne(question: string): Draft | undefined {
  const [, opening = "", auxiliary = "", after = ""] = HOW_OR_WHERE.exec(question) ?? [];
  const list = after === "" ? undefined : readList(after);
  if (list === undefined || /\b(?:and|or)\b/.test(list.rest)) return undefined;
  const distributed =
    after.startsWith("both ") || /^(?:each|both|respectively)\b/.test(list.rest) || / respectively$/.test(list.rest);
  if (!distributed && !/^(?:are|were)$/i.test(auxiliary)) return undefined;
  if (/^how (?:many|much|often|come)$/i.test(opening)) return undefined;
  const rest = list.rest.replace(/^(?:each|both|respectively)\b ?/, "").replace(/,? respectively$/, "");
  const singular = opening.replace(/^((?:in|on|at) (?:which|what) \w+)s$/, "$1");
  return joined(list.items.map((item) => `${singular} ${SINGULAR[auxiliary.toLowerCase()]} ${item} ${rest}`));
}

const PROPERTIES = new RegExp(
  `^what (?:are|is|were|was) the ((?:${ATTRIBUTE})(?:, (?:${ATTRIBUTE}))*,? and (?:the )?(?:${ATTRIBUTE})) of (.+)$`,
  "u",
);

const OWNED_PROPERTIES = new RegExp(
  `^what (is|are|was|were) (${NAME})['’]s ((?:${ATTRIBUTE})(?:, (?:${ATTRIBUTE}))*,? and (?:${ATTRIBUTE}))$`,
  "u",
);

/** "What are the capital and population of X?", "What are X's height and weight?" */
export const severalProperties: Rule = (question) => {
  const [, be = "is", owner, nounsOwned = ""] = OWNED_PROPERTIES.exec(question) ?? [];
  if (owner !== undefined) return joined(nounsOwned.split(/,? and |, /).map((noun) => `What ${SINGULAR[be]} ${owner}'s ${noun}`));
  const [, attributes = "", thing = ""] = PROPERTIES.exec(question) ?? [];
  if (thing === "" || / (?:and|or) /.test(thing)) return undefined;
  const tense = /^what (?:were|was)/.test(question) ? "was" : "is";
  const nouns = attributes.split(/,? and (?:the )?|, /);
  return joined(nouns.map((noun) => `What ${tense} the ${noun} of ${thing}`));
};

const TWO_ADVERBS = new RegExp(`^(when|where|why|how) and (when|where|why|how) ((?:${AUXILIARY}) .+)$`, "u");

/** "When and where was X born?" */
export const severalAdverbs: Rule = (question) => {
  const [, first = "", second = "", rest = ""] = TWO_ADVERBS.exec(question) ?? [];
  if (rest === "" || first.toLowerCase() === second.toLowerCase() || / (?:and|or) /.test(rest)) return undefined;
  return joined([`${first} ${rest}`, `${second} ${rest}`]);
};

function endsWell(rest: string): boolean {
  return rest === "" || /^(?:each|respectively)$/.test(rest) || CONSTRAINT.test(rest.replace(/^(?:each|respectively) /, ""));
}

function joined(questions: readonly string[]): Draft {
  const whole = questions.map((question) => `${question.charAt(0).toUpperCase()}${question.slice(1).trim()}?`);
  return { questions: whole, merge: { kind: "join" } };
}

import type { Rule } from "../draft.js";
import { AUXILIARY, NAME, OFFICE, PERSON_RELATION, RELATION } from "./words.js";

const TYPE =
  "city|town|village|country|state|province|region|county|continent|island|university|school|college|river|year|museum|company|district|hospital|church|planet";
const WHERE = new RegExp(`^(.+) the (${TYPE}) (?:where|in which|that|which)? ?(${NAME}) (is|was|are|were) (\\w+)(?: in)?$`, "u");
const WHERE_IN = new RegExp(`^(.+) the (${TYPE}) (?:where|in which) (${NAME}) (is|was)$`, "u");
const PARTICIPLES =
  "born|located|situated|based|buried|founded|raised|educated|held|built|headquartered|made|filmed|set|discovered|invented|published|killed";
const ACTOR =
  "person|man|woman|company|author|writer|scientist|actor|actress|director|country|city|organi[sz]ation|team|band|university|river|film|book|novel|artist|painter|architect|engineer|king|player";
const WHO = new RegExp(`^(.+) the (${ACTOR}) (?:that|which|who) (\\p{Ll}+) (.{2,100})$`, "u");
const ACTED =
  "wrote|invented|discovered|founded|composed|painted|directed|designed|built|created|makes|made|produces|produced|hosts|hosted|won|owns|owned|developed|developed|publishes|published|manufactures|sang|translated|established|starred in|borders|assassinated|killed|coined|formulated|proved";
const TRAILING =
  "born|die|died|live|buried|raised|educated|located|founded|based|from|study|work|grow up|released|published|made";
const RELATED = new RegExp(
  `^(.*?)\\b[Tt]he (${RELATION}) of (${NAME}|the \\p{Ll}+(?= (?:${TRAILING})$|$)|\\p{Ll}{4,}(?=$))(.*)$`,
  "u",
);
const POSSESSED = new RegExp(`^(.*?)(${NAME})['’]s? (${RELATION})\\b(.*)$`, "u");
const DATED = /\b(?:in|during|before|after|since|until|by) (?:the )?\d|\b(?:then|ago|former|first|last|next|previous)\b/;
const LONGEST_CHAIN = 4;

/** "the population of the city where X was born": the inner thing first, then what is asked of it. */
export const chain: Rule = (question) => {
  const questions: string[] = [];
  let rest = question;
  for (; questions.length < LONGEST_CHAIN - 1; ) {
    const found = relativeClause(rest, questions.length + 1) ?? relation(rest, questions.length + 1);
    if (found === undefined) break;
    questions.push(found.inner);
    rest = found.outer;
  }
  return questions.length === 0 ? undefined : { questions: [...questions, `${rest}?`], merge: { kind: "last" } };
};

interface Hop {
  readonly inner: string;
  readonly outer: string;
}

function relativeClause(question: string, step: number): Hop | undefined {
  if (/ (?:and|or) |,/.test(question)) return undefined;
  const [, before, type = "", name = "", be = "", participle = ""] = WHERE.exec(question) ?? [];
  if (before !== undefined) {
    if (!new RegExp(`^(?:${PARTICIPLES})$`).test(participle) || !opens(before)) return undefined;
    return { inner: `In which ${type} ${be} ${name} ${participle}?`, outer: `${before} #${step}` };
  }
  const [, beforePlace, placeType = "", place = "", placeBe = ""] = WHERE_IN.exec(question) ?? [];
  if (beforePlace !== undefined && opens(beforePlace))
    return { inner: `In which ${placeType} ${placeBe} ${place}?`, outer: `${beforePlace} #${step}` };
  const [, beforeActor, actor = "", verb = "", object = ""] = WHO.exec(question) ?? [];
  if (beforeActor === undefined || !opens(beforeActor) || !new RegExp(`^(?:${ACTED})$`).test(verb)) return undefined;
  const asker =
    /^(?:person|man|woman|author|writer|scientist|actor|actress|director|artist|painter|architect|engineer|king|player)$/.test(
      actor,
    )
      ? "Who"
      : `Which ${actor}`;
  const [, end = ""] = new RegExp(` (${TRAILING})$`).exec(object) ?? [];
  const asksOfIt = /^(?:when|where|how|why)\b.* (?:is|was|did|does)$|^(?:when|where) (?:is|was|did|does)$/i.test(beforeActor);
  // Without a word that clearly belongs to the outer question, the object would swallow it.
  if (asksOfIt && end === "") return undefined;
  const named = end !== "" && asksOfIt ? object.slice(0, -end.length - 1) : object;
  return { inner: `${asker} ${verb} ${named}?`, outer: `${beforeActor} #${step}${end !== "" && asksOfIt ? ` ${end}` : ""}` };
}

const IDENTITY = /^(?:who|what|where|which|name|tell me|give me) ?(?:is|was|are|were|'s)?$/i;

function relation(question: string, step: number): Hop | undefined {
  if (/ (?:and|or) |,/.test(question)) return undefined;
  const related = RELATED.exec(question);
  const possessed = related === null ? POSSESSED.exec(question) : null;
  const [, before = "", first = "", second = "", after = ""] = related ?? possessed ?? [];
  if (first === "") return undefined;
  const [noun, owner] = related === null ? [second, first] : [first, second];
  const tail = after.trim();
  // "Was A B's teacher?" asks whether; nothing follows that could be asked of the teacher.
  if (new RegExp(`^(?:${AUXILIARY})$`, "iu").test(before.trim()) && tail === "") return undefined;
  // "the father of A's teacher": the father's teacher, or the teacher's father.
  if (related !== null && new RegExp(`^['’]s? (?:${PERSON_RELATION})\\b`, "u").test(after)) return undefined;
  const possessive = /^['’]s?\b/.test(after);
  if (IDENTITY.test(before.trim()) && (tail === "" || !possessive) && (tail === "" || !startsPredicate(tail))) return undefined;
  if (!opens(before.trim()) && !IDENTITY.test(before.trim())) return undefined;
  if (new RegExp(`^(?:${OFFICE})$`).test(noun) && DATED.test(question)) return undefined;
  if (/^\p{Lu}/u.test(tail) || (tail !== "" && !possessive && !/^\p{Ll}/u.test(tail))) return undefined;
  if (/^(?:of|who|that|which|where|by|with|called|named)\b/.test(tail)) return undefined;
  if (related === null && /^(?:#|the #)/.test(owner) === false && /^\p{Ll}/u.test(owner) && !owner.startsWith("the "))
    return undefined;
  const asker = new RegExp(`^(?:${PERSON_RELATION})$`).test(noun) ? "Who" : "What";
  const inner = related === null ? `${asker} is ${owner}'s ${noun}?` : `${asker} is the ${noun} of ${owner}?`;
  return { inner, outer: `${before}#${step}${after}`.trim() };
}

/** A predicate that follows an asked-for thing: "born", "win an Oscar". */
function startsPredicate(tail: string): boolean {
  return new RegExp(`^(?:${TRAILING})\\b`).test(tail);
}

/** Whether text opens a direct question whose thing asked about comes next. */
function opens(before: string): boolean {
  return (
    new RegExp(
      `^(?:(?:in|at|on|to|from|for|by|of) )?(?:who|what|which|when|where|why|how)\\b.*\\b(?:${AUXILIARY}|of|in|at|on|for|to|from|by)$`,
      "iu",
    ).test(before) ||
    new RegExp(`^(?:who|which \\w+|what \\w+) (?:${ACTED})$`, "iu").test(before) ||
    new RegExp(`^(?:${AUXILIARY})$`, "iu").test(before)
  );
}

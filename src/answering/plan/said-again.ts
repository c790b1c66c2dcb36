import { agentOfVerb } from "./agent-nouns.js";
import * as chineseClauses from "./chinese/clauses.js";
import type { Draft } from "./draft.js";
import * as englishClauses from "./english/clauses.js";

type IsName = (text: string) => boolean;

const MOST_PARTS = 5;

/**
 * "Who coaches Tern United, and when was the coach appointed?", 鸥队由谁执教，该教练何时上任？: what the first part asks for is said again by a
 * noun that its verb or its noun makes, and asked about. Undefined for others. Pure, but for `isName`.
 */
export function saidAgain(text: string, isName: IsName): Draft | undefined {
  const isHan = /\p{Script=Han}/u.test(text);
  const parts = text
    .split(isHan ? /[，,；;。？?]/u : BREAK)
    .map((part) => part.trim().replace(/[?.\s]+$/u, ""))
    .filter((part) => part !== "");
  const [first = "", ...later] = parts;
  if (later.length === 0 || parts.length > MOST_PARTS) return undefined;
  const asked = later.map((part) => (isHan ? inChinese(part, first, isName) : inEnglish(part, first)));
  if (!asked.some((part) => part !== undefined)) return undefined;
  const resolve = isHan ? chineseClauses.resolveClause : englishClauses.resolveClause;
  const whole = later.map((part, index) => asked[index] ?? resolve(part, first));
  if (!whole.every((part) => part !== undefined)) return undefined;
  const mark = isHan ? "？" : "?";
  return { questions: [first, ...whole].map((part) => `${part}${mark}`), merge: { kind: "join" } };
}

const ASKER = "who|whom|whose|what|which|when|where|why|how|does|do|did|is|are|was|were|can|has|have";
const PREPOSITION = "in|at|on|to|from|for|by|with|until|since|of";
const BREAK = new RegExp(`(?:\\?\\s+(?:and |so )?|,? and (?:also )?|[,;] )(?=(?:(?:${PREPOSITION}) )?(?:${ASKER})\\b)`, "iu");
const WHO = /^(?:by )?wh(?:o|om) /iu;
/** The noun that the first part asks with: "which club …", "who is the chair of …", "who is X's trainer". */
const OF_KIND = /^(?:(?:in|at|on|by|to|from|for|with) )?(?:which|what) (?<noun>\p{Ll}+(?: \p{Ll}+)?)\b/iu;
const OF_OWNER =
  /^(?:who|what) (?:is|was) (?:the (?<noun>\p{Ll}+(?: \p{Ll}+){0,2}) (?:of|at|for|behind) |.+['’]s? (?<own>\p{Ll}+(?: \p{Ll}+){0,2})$)/iu;
const AGAIN =
  /\b(?:the|that|this|said) (?<noun>\p{Ll}{3,})(?<owns>['’]s)?\b(?! (?:of|in|at|for|from|who|that|which|to|with|before|after)\b)/iu;
const SINCE = /^since (?:when|(?:what|which) year)$/iu;
const OFFICE = /^(?:run|manage|lead|coach|head|chair|captain|direct|govern)$/u;

function inEnglish(part: string, first: string): string | undefined {
  if (SINCE.test(part)) return sinceWhen(first);
  const { noun = "", owns = "" } = AGAIN.exec(part)?.groups ?? {};
  if (noun === "" || !isAskedFor(noun.toLowerCase(), first)) return undefined;
  return part.replace(AGAIN, `#1${owns}`);
}

function isAskedFor(noun: string, first: string): boolean {
  const kind = OF_KIND.exec(first)?.groups?.noun?.toLowerCase();
  const owner = OF_OWNER.exec(first)?.groups;
  const relation = (owner?.noun ?? owner?.own)?.toLowerCase();
  const named = kind?.split(" ").includes(noun) === true || relation?.split(" ").at(-1) === noun;
  // "Which company did that company buy": there are two of them.
  const times = first.toLowerCase().split(new RegExp(`\\b${noun}\\b`, "u")).length - 1;
  if (named) return times === 1;
  if (!WHO.test(first) || times > 0) return noun === verbOf(first) && times === 1 && WHO.test(first);
  return verbsOf(first).some((verb) => agentOfVerb(noun, verb));
}

const ACTIVE = /^who (?:\p{Ll}+ly )?(?!is\b|was\b|are\b|were\b|did\b|does\b|has\b|had\b|will\b|can\b)(?<verb>\p{Ll}+)\b/iu;
const PASSIVE =
  /\b(?:is|was|are|were|been) .*?\b(?<verb>\p{Ll}+(?:ed|en|un|ght|lt|de|ld|ne|wn|ung|ept))(?: by)?$|^(?:by )?whom? .*? (?<last>\p{Ll}+) by$/iu;

function verbOf(first: string): string | undefined {
  return ACTIVE.exec(first)?.groups?.verb?.toLowerCase();
}

function verbsOf(first: string): string[] {
  const { verb, last } = /^(?:by whom|who)\b/iu.test(first) ? (PASSIVE.exec(first)?.groups ?? {}) : {};
  return [verbOf(first), verb, last].flatMap((found) => found?.toLowerCase() ?? []);
}

/** "Who runs the mill? Since when?" */
function sinceWhen(first: string): string | undefined {
  const { verb, rest } = /^who (?<verb>\p{Ll}+?)s (?<rest>.+)$/iu.exec(first)?.groups ?? {};
  if (verb === undefined || rest === undefined || /^(?:i|wa|ha|doe)$/u.test(verb)) return undefined;
  const base = verb.replace(/(?<=ch|sh|x|ss|o)e$/u, "");
  return OFFICE.test(base) ? "when was #1 appointed" : `since when does #1 ${base} ${rest}`;
}

const CLASSIFIER = "个|位|名|家|支|座|所|条|项|本|部|款|台|门|届|场|间|艘|只|处|片|首|幅";
const HAN_AGAIN = new RegExp(`^(?:而|那么|另外|以及|并且)?(?:[这那]一?(?:${CLASSIFIER})|该)(?<rest>.+)$`, "u");
const HAN_ASKS = /[谁哪几吗呢]|什么|多少|何|多[高长大深重宽久远]|是不是|有没有/u;
const HAN_WHO = /谁|哪一?[位名家]|哪个人|什么人/u;
/** 主教练是谁; the relation stands before it. */
const HAN_RELATION = /^(?<before>.{2,40}?)(?:是|叫|为)(?:谁|哪一?[位个家支名]\p{Script=Han}{0,4}|什么(?:名字|人)?)$/u;
const HAN_WHO_IS = /^(?:请问)?谁(?:是|当|任|担任|做)(?<noun>.{2,30})$/u;
const HAN_OFFICE =
  /^(?:又|又是|是)?(?:在)?(?:什么时候|何时|哪一?[年天月])(?:开始)?(?:上任|就任|到任|接任|任职|当上|上岗|走马上任|入职|接手)的?$/u;
/** What a clause about a thing goes on with: 教练员的 isn't about the 教练. */
const GOES_ON = /^(?:的|是|在|有|又|还|也|都|由|被|哪|什么|何|多|几|于|现|今|曾|一|共|总|叫|住|出生|上任|到任|成立|来自|毕业)/u;
const LONGEST_NOUN = 5;

function inChinese(part: string, first: string, isName: IsName): string | undefined {
  if (!HAN_ASKS.test(part)) return undefined;
  const relation = relationIn(first, isName);
  // 谁是厂长？哪年上任的？
  if (HAN_OFFICE.test(part) && HAN_WHO.test(first)) return `#1${part.replace(/^(?:又是|又)/u, "")}`;
  const { rest } = HAN_AGAIN.exec(part)?.groups ?? {};
  if (rest !== undefined && HAN_WHO.test(first) && /^人/u.test(rest) && GOES_ON.test(rest.slice(1))) return `#1${rest.slice(1)}`;
  const after = rest ?? part;
  for (let length = Math.min(LONGEST_NOUN, after.length - 1); length > 1; length -= 1) {
    const noun = after.slice(0, length);
    const left = after.slice(length);
    const isMeant =
      relation?.endsWith(noun) === true ||
      (HAN_WHO.test(first) && agentOfVerb(noun, first)) ||
      (rest !== undefined && new RegExp(`[哪几](?:一)?(?:${CLASSIFIER})?${noun}`, "u").test(first));
    if (!isMeant || !GOES_ON.test(left)) continue;
    return `#1${left.replace(/^又/u, "")}`;
  }
  return undefined;
}

/** What the first part asks for, as a relation of something; not the end of a name. */
function relationIn(first: string, isName: IsName): string | undefined {
  const whole = HAN_WHO_IS.exec(first)?.groups?.noun ?? HAN_RELATION.exec(first)?.groups?.before;
  if (whole === undefined || isName(whole)) return undefined;
  const owned = /的([^的]+)$/u.exec(whole)?.[1];
  if (owned !== undefined) return owned;
  for (let length = whole.length - 2; length > 1; length -= 1) if (isName(whole.slice(0, length))) return whole.slice(length);
  return HAN_WHO_IS.test(first) ? whole : undefined;
}

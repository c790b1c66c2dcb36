import { type Guard, readOnce } from "./guard.js";
import type { GuardedQuestion } from "./guarded-question.js";

/** 砚鲈羹的主料是谁命名的: 主料, of which something further is asked. 的 before what asks ends a clause, and no part. */
const CHINESE =
  /的(?<part>\p{Script=Han}{2,5}?)(?:是由|是被|是在|是|由|被|在)?(?:谁|哪|什么时候|何时|几时|几[年月日]|多少)(?=.*?\p{Script=Han}{2}的?$)/u;
/** `who named the main ingredient of …`, `where was the dish's cook born`. */
const ENGLISH =
  /^(?:who(?! (?:is|was|are|were)(?!\p{L}))|when|where|why|how|in which \p{L}+|in what \p{L}+)(?: (?:is|was|were|are|did|does|do|has|had))? .*?(?:(?:the (?:\p{L}+ ){0,2}?(?<part>\p{L}{3,}) of (?=\S))|(?:'s (?<owned>\p{L}{3,}) (?=\p{L}{3,}$)))/u;
/** Of these everything has one: a question for it may do without the word. */
const SAID_ANYWAY =
  /^(?:名字|名称|时间|日期|地点|年份|地方|人|name|date|year|time|place|day|town|city|kind|sort|number|rest|end|beginning|start)$/u;

/** The part of a thing that the question is about; "" if it is about the thing itself. */
const partOf = readOnce(({ language, folded }: GuardedQuestion): string => {
  const { part, owned } = (language === "zh" ? CHINESE : ENGLISH).exec(folded.replace(/[?？]+$/u, ""))?.groups ?? {};
  const found = part ?? owned ?? "";
  return SAID_ANYWAY.test(found) ? "" : found;
});

/** The whole is no part of itself: who named the dish isn't who named what is in it. */
export const partGuard: Guard = {
  name: "part",
  differs: (one, other) => isOnlyIn(one, other) || isOnlyIn(other, one),
};

/** Whether one asks about a part that the other, which asks about no part, doesn't speak of in any way. */
function isOnlyIn(one: GuardedQuestion, other: GuardedQuestion): boolean {
  const part = partOf(one);
  if (part === "" || partOf(other) !== "") return false;
  if (one.language === "zh") return ![...part].some((character) => other.folded.includes(character));
  return !other.folded.includes(part.slice(0, 5));
}

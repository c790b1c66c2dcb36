const ASKS = "how|when|who|whom|where|what|which|why|by whom|under which|in which|at which";
const ENGLISH_AND = new RegExp(`(?:,? and |[?;] (?:and )?)(?=(?:(?:from|in|at|on|to|for) )?(?:${ASKS})\\b)`, "iu");
const TWO_ASKED = new RegExp(`^(${ASKS}) and ((?:${ASKS}))\\b(.*)$`, "iu");
const TWO_OF = /^(?:what (?:is|are|was|were) )?(?:the )?([^,]{2,40}?) and (?:the )?([^,]{2,40}?) of (.+)$/iu;
const HAN_TWO_OF = /^(.{2,30})的(.{1,12}?)[和与及、](.{1,12}?)(?:分别|各)?(?:是|有|为|叫|在|[:：]|$)/u;
const HAN_ASKS = /谁|哪|什么|何|多少|几|怎/u;

/** A question that asks two or three things, as as many questions. One where it asks one. Pure. */
export function questionParts(question: string): readonly string[] {
  const text = question.trim().replace(/[?？。.!]+$/u, "");
  const [, first, second, rest = ""] = TWO_ASKED.exec(text) ?? [];
  if (first !== undefined && second !== undefined) return [`${first}${rest}`, `${second}${rest}`];
  const clauses = /\p{Script=Han}/u.test(text) ? text.split(/[，,；;？?]/u) : text.split(ENGLISH_AND);
  const asking = clauses.filter((clause) => !/\p{Script=Han}/u.test(text) || HAN_ASKS.test(clause));
  if (asking.length > 1 && asking.length <= 3)
    return asking.map((part, at) => (at === 0 ? part : pointedBack(part, asking[0] ?? "")));
  const [, thing, one, other] = HAN_TWO_OF.exec(text) ?? [];
  if (thing !== undefined && one !== undefined && other !== undefined) return [`${thing}的${one}`, `${thing}的${other}`];
  const [, left, right, of] = TWO_OF.exec(text) ?? [];
  if (left !== undefined && right !== undefined && of !== undefined) return [`${left} of ${of}`, `${right} of ${of}`];
  return [question];
}

/** "Who founded the mill", "when was that": "when founded the mill". */
function pointedBack(part: string, first: string): string {
  const [, ask] =
    /^(when|where|why|how|in which \w+) (?:was|is|were|did|does) (?:that|this|it)(?: happen| take place)?$/iu.exec(part.trim()) ??
    [];
  const [, rest] = /^(?:who|what|which|whom)\b(.+)$/iu.exec(first.trim()) ?? [];
  if (ask !== undefined && rest !== undefined) return `${ask}${rest}`;
  const isHan = /^(?:又|那|这)?(?:是|在)?(?:什么时候|何时|哪一?年|哪天|哪里|哪儿)(?:的事|的)?$/u.test(part.trim());
  return isHan ? `${first.replace(/是?(?:谁|哪位|哪个人|什么人)/u, "")}${part.trim()}` : part;
}

import { readText } from "../../reading/reading.js";
import type { CheckContext } from "../check-context.js";
import { askedOf } from "../weighing/place.js";

const MOST = 5;
const HAN_ASKS = /谁|哪|什么|何|多少|几|怎|多[高长大深重宽远快久]/u;
const LATIN_ASKS = "(?:(?:from|in|at|on|to|for|by|under|with|of) )?(?:how|when|who|whom|whose|where|what|which|why)";
const HAN_JOINT = /[、，,；;？?]|以及|(?<=的.{1,12})[和与及]/u;
const LATIN_JOINT = new RegExp(`[;?]\\s*(?:and )?|,? and (?=${LATIN_ASKS}\\b)|, (?=(?:and )?${LATIN_ASKS}\\b)`, "iu");
/** "What are the length, the berths and the weekly rate of the Heron?", "What is the Heron's length and rate?" */
const OF =
  /^(?:what|how much|give me|tell me)?\s*(?:is|are|was|were)?\s*(?:the )?(?<parts>[^,?]{2,40}(?:, [^,?]{2,40})*,? and [^,?]{2,40}?) (?:of|for) (?<thing>.+)$/iu;
const OWNED = /^what (?:is|are|was|were) (?<thing>.+?)['’]s? (?<parts>[^,?]{2,40}(?:, [^,?]{2,40})*,? and [^,?]{2,40})$/iu;

/** What a question asks one after the other, each as a question of its own about what the whole names. Undefined where it asks one thing. Pure. */
export function askedParts(context: CheckContext): readonly CheckContext[] | undefined {
  const text = context.question.text.trim().replace(/[?？。.!！\s]+$/u, "");
  const parts = /\p{Script=Han}/u.test(text) ? hanParts(text) : latinParts(text);
  if (parts.length < 2 || parts.length > MOST) return undefined;
  const names = askedOf(context).names.filter((name) => name.length > 1);
  return parts.map((part) => ({ ...context, question: readText(withNames(part, names)) }));
}

function hanParts(text: string): readonly string[] {
  const parts = text
    .split(HAN_JOINT)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  // 甲的长、宽和重各是多少: what asks stands once, at the end.
  const asking = parts.filter((part) => HAN_ASKS.test(part));
  if (asking.length === parts.length) return parts;
  if (asking.length === 1 && HAN_ASKS.test(parts.at(-1) ?? "") && /的/u.test(parts[0] ?? "")) {
    const [, ask = ""] = /((?:分别|各自?|都)?[是有为]?(?:多少|什么|谁|哪.{0,4}))$/u.exec(parts.at(-1) ?? "") ?? [];
    return parts.map((part, at) => (at === parts.length - 1 ? part : `${part}${ask}`));
  }
  // What only introduces: 关于甲，……
  return asking.length > 1 && asking.length === parts.length - 1 && !HAN_ASKS.test(parts[0] ?? "") ? asking : [];
}

function latinParts(text: string): readonly string[] {
  const { parts: owned, thing } = OWNED.exec(text)?.groups ?? OF.exec(text)?.groups ?? {};
  if (owned !== undefined && thing !== undefined && !new RegExp(`\\b${LATIN_ASKS}\\b`, "iu").test(owned))
    return owned.split(/,? and |, /u).map((part) => `What is the ${part.replace(/^the /iu, "")} of ${thing}`);
  return text
    .split(LATIN_JOINT)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The part with what the whole question names, where it only points back. */
function withNames(part: string, names: readonly string[]): string {
  const isHan = /\p{Script=Han}/u.test(part);
  const folded = part.toLowerCase();
  if (names.length === 0 || names.some((name) => folded.includes(name))) return `${part}${isHan ? "？" : "?"}`;
  const [name = ""] = names;
  return isHan ? `${name}的${part}？` : `${part.replace(/\b(?:its|his|her|their|it|he|she|they)\b/giu, "")} of ${name}?`;
}

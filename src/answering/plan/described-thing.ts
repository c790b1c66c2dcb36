import { questionLanguage } from "../../language/question-language.js";
import { toldFirst } from "./told-first.js";

/** A way to read a question as a description of one thing, and what is asked of it. */
export interface DescribedThing {
  /** Asks which thing is described. */
  readonly question: string;
  /** The question about the thing, by its name. */
  readonly of: (name: string) => string;
  /** What is said of it, without what it is and what is asked. */
  readonly description: string;
  /** What it is: a yard, 看闸人. */
  readonly noun: string;
  /** Nothing in the wording sets the description apart: only what is written may settle it. */
  readonly isWithin?: boolean;
}

const LONGEST_QUESTION = 400;
const MOST_WAYS = 12;

/**
 * The ways to read "The library that Echo needs: when does it come out?" and 造大钟的那家工厂，师傅叫什么？ as a description and what is asked
 * of what it describes, likeliest first. Empty for other questions. Pure.
 */
export function describedThing(question: string): readonly DescribedThing[] {
  if (question.length > LONGEST_QUESTION) return [];
  const asked = question.trim();
  // A statement about something that it doesn't name describes that, and not what it is about.
  if (toldFirst(asked) !== undefined) return [];
  return (questionLanguage(asked) === "zh" ? inChinese(asked) : inEnglish(asked)).slice(0, MOST_WAYS);
}

const OPENING =
  /^([Tt]he \p{Ll}[^:;—–?.]{5,120}?|(?:\p{Lu}[\p{L}'’.-]* ){0,3}\p{Lu}[\p{L}.-]*['’]s \p{Ll}[^:;—–?.]{2,100}?)(\s*[:;—–.,]|\s+-)\s+(.{5,}\?)$/u;
const QUESTION =
  /^(?:(?:in|at|on|to|from|for|by|of|with|until|since) )?(?:who|whom|whose|what|which|when|where|why|how|until when|is|are|was|were|does|do|did|has|have|had|can)\b/iu;
const PERSONS = /^(?:the )?(?:person|man|woman|head|king|queen|\p{Ll}+(?:er|or|ist|ess|ian|ant))\b/iu;
const IDENTITY =
  /^(?:who|what|which(?: one)?) (?:is|was|are|were) (?:it|he|she|that|this|they)(?: called| named)?\?$|^(?:what|which)(?: one)?\?$/iu;
/** A description doesn't end so. */
const OPEN_END =
  /(?:^|\s)(?:the|a|an|of|in|at|on|by|for|to|from|with|that|which|who|whose|and|or|is|was|has|its|his|her|their)$/iu;

function inEnglish(question: string): DescribedThing[] {
  const [, opening = "", mark = "", rest = ""] = OPENING.exec(question) ?? [];
  if (opening === "") return within(question);
  if (!QUESTION.test(rest) || IDENTITY.test(rest) || QUESTION.test(opening)) return [];
  const words = opening.split(/\s+/u);
  const least = /['’]s\b/u.test(opening) ? 2 : 3;
  const ways: DescribedThing[] = [];
  for (let count = least; count <= words.length; count += 1) {
    const description = words.slice(0, count).join(" ");
    const next = words[count] ?? "";
    // Within a name, and before its second half, no description ends.
    if ((OPEN_END.test(description) && count < words.length) || /^\p{Lu}/u.test(next)) continue;
    const tail = words.slice(count).join(" ");
    if (tail !== "" && (!PREDICATE.test(tail) || OPEN_END.test(tail))) continue;
    const asker = PERSONS.test(description) ? "Who" : "What";
    const named = description.replace(/^The /u, "the ");
    ways.push({
      question: `${asker} is ${named}?`,
      description: named.replace(/^the (?=\p{Ll})/u, ""),
      noun: named.replace(/^the /u, "").split(" ")[0] ?? "",
      of: (name) => (tail === "" ? aboutName(rest, name) : `${name} ${tail}${mark} ${rest}`),
    });
  }
  // Before a colon the whole opening describes; a sentence of its own says something of what it describes.
  const isWhole = ({ of }: DescribedThing): number => Number(!of("").includes(`${mark} ${rest}`) || of("") === `: ${rest}`);
  const longest = ways.reverse();
  return /[:,]/u.test(mark) ? longest : longest.sort((a, b) => isWhole(a) - isWhole(b));
}

/** A description doesn't end before anything but what is said of the thing. */
const PREDICATE =
  /^(?:(?:has|have|had|is|was|are|were|does|did|can|will|would|must|may|should|also|once|still|now|never)\b|\p{Ll}+(?:s|ed)\b|(?:took|gave|went|came|kept|slept|said|told|wrote|made|got|found|left|lost|held|ran|bought|sold|built|grew|won|began|drew|sang|taught|thought|brought|let|put|set|met|paid|sent|stood)\b)/u;
const CLAUSE =
  /\bthe (?<noun>\p{Ll}{3,}(?: \p{Ll}{3,})??) (?<rest>(?:born|based|made|founded|built|from|have|has|had|hold|held|own|use|used|need|take|took|make|made|offer|sell|sold|win|won|cost|charge|employ|carry|keep|kept|get|got|open|close|start|begin|end|live|work|come|came|go)\b[^?;:,]{0,60}? )?(?<clause>(?:whose|that|which|who|where) [^?;:]{6,100})\?$/iu;

/** "Who is the mentor of …", "when was the birthday of …". */
const OF_THING = /^(?:who|what|which|when|where) (?:\p{Ll}+ )*?(?:is|are|was|were) (?:the )?\p{Ll}+(?: \p{Ll}+)? of $/iu;

/** "How many detectors does the instrument have whose head is X?", "How many hives has the man who keeps X put on the slope?" */
function within(question: string): DescribedThing[] {
  const found = CLAUSE.exec(question);
  const { noun = "", rest = "", clause = "" } = found?.groups ?? {};
  const before = question.slice(0, found?.index ?? 0);
  // What names nothing can only be told by what is written: all of it, of a thing that something is asked of.
  const isNameless = !/\p{Lu}/u.test(clause);
  if (
    found === null ||
    !QUESTION.test(question) ||
    (isNameless && (rest === "" ? !OF_THING.test(before) : !/^(?:born|based|made|founded|built|from) $/iu.test(rest)))
  )
    return [];
  const asker = PERSONS.test(noun) ? "Who" : "What";
  const words = clause.split(/\s+/u);
  // What is said of the thing stands before its clause, or behind it.
  const ends =
    rest === "" && !isNameless ? words.map((_, count) => words.length - count).filter((count) => count > 2) : [words.length];
  return ends.flatMap((count) => {
    const described = words.slice(0, count).join(" ");
    const tail = `${rest}${words.slice(count).join(" ")}`.trim();
    const isOpen = OPEN_END.test(described) || (!isNameless && !/\p{Lu}/u.test(described)) || /^\p{Lu}/u.test(words[count] ?? "");
    if (isOpen || (before.trim() === "" && tail === "")) return [];
    // "Where did …" goes on behind the thing; "Who is …" asks for it.
    if (
      /^(?:who|what) (?:is|was|are|were) $|\b(?:do|does|did|has|have|had|can|could|will|would|should) $/iu.test(before) &&
      tail === ""
    )
      return [];
    return [
      {
        question: `${asker} is the ${noun} ${described}?`,
        description: described,
        noun,
        of: (name: string) => `${before}${name}${tail === "" ? "" : ` ${tail}`}?`,
      },
    ];
  });
}

const POSSESSIVE = /\b(?:its|his|their)\b|\bher\b(?= \p{Ll})/iu;
const PRONOUN = /\b(?:it|he|she|they|him|them)\b/iu;

function aboutName(rest: string, name: string): string {
  if (POSSESSIVE.test(rest)) return capital(rest.replace(POSSESSIVE, () => `${name}${/s$/u.test(name) ? "'" : "'s"}`));
  if (PRONOUN.test(rest)) return capital(rest.replace(PRONOUN, () => name));
  return `${name}: ${rest}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const THAT_ONE =
  /^(?:请问)?([^，,？?：:]{2,40}的)[那这](?:一)?([个家位支项座颗条所本艘款台间门名种部])(\p{Script=Han}{1,6})[，,：:]\s*(.{2,})$/u;
/** Nothing stands between what is described and what is asked of it. */
const THAT_ONE_GOES_ON =
  /^(?:请问)?([^，,？?：:]{4,40}的)[那这](?:一)?([个家位支项座颗条所本艘款台间门名种部])(\p{Script=Han}{1,6}?)((?:是|的|在|有|叫|归|由|现在?|目前|哪|什么|当时).{2,})$/u;
const RELATED = /^(?:请问)?([^，,？?：:]{2,30}的)(\p{Script=Han}{1,5})[，,：:]\s*(.{2,})$/u;
const CHINESE_QUESTION = /[谁哪几吗呢]|什么|多少|何|多[高长大深重宽久远]|怎么|为什么|是否|是不是|有没有/u;
const CHINESE_IDENTITY =
  /^[他她它]?(?:是谁|是哪(?!一?[年天月日届]|[里儿][^？?])一?[个家位支项座颗条所本]?|叫什么(?:名字)?|是什么)\p{Script=Han}{0,4}[？?]?$/u;

function inChinese(question: string): DescribedThing[] {
  const [, clause = "", measure = "", noun = "", rest = ""] = THAT_ONE.exec(question) ?? THAT_ONE_GOES_ON.exec(question) ?? [];
  if (clause !== "") {
    if (!isOpenQuestion(clause, rest)) return [];
    const of = (name: string): string => ofName(rest, name);
    const asks = measure === "位" || measure === "名" ? ["是谁", "叫什么"] : [`是哪${measure}`, "是谁", "叫什么"];
    const isWithin = !THAT_ONE.test(question);
    return asks.map((ask) => ({ question: `${clause}${noun}${ask}？`, description: clause, noun, of, isWithin }));
  }
  const [, owner = "", relation = "", after = ""] = RELATED.exec(question) ?? [];
  if (owner === "" || !isOpenQuestion(owner, after)) return [];
  return [{ question: `${owner}${relation}是谁？`, description: owner, noun: relation, of: (name) => ofName(after, name) }];
}

function isOpenQuestion(description: string, rest: string): boolean {
  return !CHINESE_QUESTION.test(description) && CHINESE_QUESTION.test(rest) && !CHINESE_IDENTITY.test(rest);
}

function ofName(rest: string, name: string): string {
  const bare = rest.replace(/^(?:它|他|她|其|该\p{Script=Han})(?:的)?/u, "");
  return `${name}${bare.length < rest.length && /^其|的/u.test(rest.slice(0, rest.length - bare.length)) ? "的" : ""}${bare}`;
}

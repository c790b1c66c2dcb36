import type { QuestionLanguage } from "../../language/question-language.js";

/** Kinds of the lexicon that once true stay true: whether they are asked for in the past or the present is no difference. */
const LASTING: ReadonlySet<string> = new Set(
  (
    "birthplace|birthdate|deathdate|deathplace|burialplace|cause of death|child|sibling|brother|sister|son|daughter|father|mother|almamater|teacher|" +
    "dynasty|courtesy name|pen name|art name|author|composer|lyricist|painter|sculptor|film director|translator|publisher|publication date|" +
    "premiere place|premiere date|based on|sequel to|genre|pages|runtime|isbn|founder|founding date|architect|designer|inventor|discoverer|" +
    "discovery date|builder|construction|opening|launch|loss|first ascent|first ascender|named after|winner|start date|end date|atomic number|" +
    "source|mouth|length|elevation|height|span|area|injured|deaths|casualties"
  ).split("|"),
);
const PAST_ALONE =
  /(?<![\p{L}'])(?:[a-z]{2,}ed|led|ran|held|kept|spoke|wore|stood|sat|lay|grew|drove|drew|sold|bought|made|built|taught)(?![\p{L}'])/u;

const EVENT =
  "(?:born|founded|established|set up|built|constructed|erected|designed|invented|discovered|opened|launched|created|made|written|composed|painted|published|released|appointed|trained|educated|named|buried)";
/** What happened once, happened: `was born` in the middle, and what the question's own verb says at its end: `was the architect of the hall born`. */
const HAPPENED = [
  new RegExp(`\\b(?:was|were) (?:\\p{Ll}+ly )?${EVENT}\\b`, "giu"),
  new RegExp(
    `\\b(?:was|were)\\b(?=[^,;:]* ${EVENT}(?: (?:in|at|on|by|to|from|for|after))?[\\s?.!]*$)|(?<=\\b(?:was|were)\\b.*)${EVENT}(?=(?: \\p{Ll}{2,5})?[\\s?.!]*$)`,
    "giu",
  ),
];

const OWN_VERB = /^((?:who|what|which(?: \p{L}+){1,3}) )(?:\p{L}+ed|taught|built|wrote|made|drew) /iu;

/** Which time a question asks for, where that can change the answer: "" where it can't, or isn't said. */
export function questionTense(question: string, language: QuestionLanguage, kinds: readonly (readonly string[])[]): "" | "past" {
  if (kinds.every((some) => some.some((kind) => LASTING.has(kind)))) return "";
  if (language === "zh")
    return /曾|以前|从前|之前|当时|当年|过去|原先|过[吗?？]?$|[^经超通]过(?=什么|谁|哪)/u.test(question) ? "past" : "";
  // Who taught somebody is asked of the last relation.
  const own = kinds.at(-1)?.some((kind) => LASTING.has(kind)) === true ? question.replace(OWN_VERB, "$1") : question;
  const rest = HAPPENED.reduce((text, event) => text.replace(event, ""), own);
  if (/\b(?:was|were|did|had|used to)\b/iu.test(rest)) return "past";
  if (/\b(?:is|are|does|do|has|have)\b|'s (?:the|a|an)\b/iu.test(rest)) return "";
  return PAST_ALONE.test(rest) ? "past" : "";
}

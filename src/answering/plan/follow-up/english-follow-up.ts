import { possessiveOf } from "../english/clauses.js";
import { ATTRIBUTE, AUXILIARY, NAME } from "../english/words.js";
import { putInAlike } from "./alike.js";
import type { Discourse } from "./discourse.js";
import { englishEllipsis, englishRole } from "./ellipsis.js";
import { englishNames, type FindNames, guessKind, type Mention } from "./mentions.js";
import { anotherOfKind, namedAgain } from "./named-again.js";
import { type Reference, refer, referOrTopic, referThere, swap } from "./refer.js";
import { otherEnd } from "./superlatives.js";
import { atAnotherTime } from "./times.js";

/** `undefined`: the question points to nothing. `null`: it does, and to what isn't certain. */
export type Resolution = string | null | undefined;

const CORRECTION =
  /^(?:(?:no|nope|sorry|oops|actually|not (?:that|him|her|it)|wrong)[,.!;:]?\s+)*(?:(?:no|sorry|actually)[,.!;:]?\s+)?I (?:meant(?: to ask about)?|mean|was asking about|am asking about|was talking about)\s+(.+?)[.?!]*$/iu;
const INSTEAD = new RegExp(`^(?:[Nn]o|[Nn]ope|[Ss]orry|[Nn]ot that)[,.!]? (${NAME})[.!]*$`, "u");
const ABOUT = /^(?:and |but |so |ok |okay )?(?:what|how) about (.+?)[?.!]*$/iu;
const AND = /^(?:and|but|also|so)\b,? (.+?)[?.!]*$/iu;
const QUESTION_START = new RegExp(
  `^(?:(?:in|at|on|to|from|for|by|of|with) )?(?:who|whom|whose|what|which|when|where|why|how|${AUXILIARY})\\b`,
  "iu",
);
const BARE = /^(?:(how (?:tall|old|long|high|deep|large|big|heavy|wide|far|fast))|(when|where|why))\s*\??$/iu;
const ORDINALS: Readonly<Record<string, number>> = {
  first: 0,
  former: 0,
  second: 1,
  latter: 1,
  third: 2,
  fourth: 3,
  fifth: 4,
  last: -1,
};
const ORDINAL =
  /\b(?:the )(first|second|third|fourth|fifth|last)(?: (?:one|of (?:them|these|those)))(?![\w])|\bthe (former|latter)\b/iu;

/** "How old is it? I mean, what year did it open?": what is said second is what is asked. */
const MEANT = /^(?<said>.{5,}?)[?,;.—-]+ (?:i mean|that is|i\.e\.|in other words),? (?<meant>.{5,})$/iu;

const SINCE = /^since (?:when|wh(?:at|ich) year)\?*$/iu;

/** Puts in what an English follow-up points to. */
export function resolveEnglish(asked: string, discourse: Discourse, find: FindNames | undefined): Resolution {
  const { said = "", meant } = MEANT.exec(asked)?.groups ?? {};
  if (meant !== undefined && SINCE.test(meant) && /^how long ha(?:s|ve) /iu.test(said)) {
    const since = `${capital(meant.replace(/\?$/u, ""))}${said.slice("how long".length)}?`;
    const resolved = resolveEnglish(since, discourse, find);
    return resolved === undefined ? since : resolved;
  }
  const question =
    meant !== undefined && new RegExp(`\\b(?:${AUXILIARY})\\b`, "iu").test(meant) && QUESTION_START.test(meant)
      ? capital(meant)
      : asked;
  const [, corrected] = CORRECTION.exec(question) ?? [];
  if (corrected !== undefined)
    return QUESTION_START.test(corrected) ? `${capital(corrected)}?` : replaced(corrected, discourse, find);
  const [, instead] = INSTEAD.exec(question) ?? [];
  if (instead !== undefined) return replaced(instead, discourse, find);
  const other = otherEnd(question.replace(/^(?:and|but|so),? |(?:what|how) about |[?.!]+$/giu, "").trim(), discourse.asked ?? "");
  if (other !== undefined) return other;
  const [, about] = ABOUT.exec(question) ?? [];
  if (about !== undefined) return replaced(about, discourse, find);
  const [, added] = AND.exec(question) ?? [];
  if (added !== undefined) {
    if (
      !QUESTION_START.test(added) ||
      /^(?:in|at|on|to|from|for|by|of|with) (?!(?:who|whom|whose|what|which|when|where|why|how)\b)/iu.test(added)
    )
      return replaced(added, discourse, find);
    const full = `${capital(added)}?`;
    const resolution = resolveEnglish(full, discourse, find);
    return resolution === undefined ? full : resolution;
  }
  const bare = BARE.exec(question.trim());
  if (bare !== null) return ofSubject(bare[1], bare[2], discourse);
  if (discourse.asked !== undefined && new RegExp(`^${NAME}\\?$`, "u").test(question))
    return replaced(question.slice(0, -1), discourse, find);
  if (/^(?:by )?how (?:much|many)\??$/i.test(question)) return null;
  if (/^by wh(?:om|at)\b/i.test(question) && question.length < 12) return null;
  const whole = englishEllipsis(question, discourse) ?? englishRole(question, discourse, find);
  return whole === undefined ? pronouns(question, discourse, find) : whole;
}

/** "How tall?", "When?": asked of what is spoken of. */
function ofSubject(how: string | undefined, adverb: string | undefined, discourse: Discourse): Resolution {
  const { asked } = discourse;
  if (asked === undefined) return null;
  if (adverb !== undefined) {
    const start = new RegExp(`^(?:when|where|why|how) (?=(?:${AUXILIARY})\\b)`, "iu");
    return start.test(asked) ? asked.replace(start, () => `${capital(adverb.toLowerCase())} `) : null;
  }
  const subject = discourse.focus.length === 1 ? discourse.focus[0] : undefined;
  return subject === undefined ? null : `${capital((how ?? "").toLowerCase())} is ${subject.text}?`;
}

const RELATED = /^(his|her|its|their|the) ((?:\p{Ll}+ ){0,2}\p{Ll}+)$/u;
const DATE = /^in ((?:1\d|20)\d\d)$/iu;

/** What stands after "and" or "what about", put in the place of what was asked about. */
function replaced(text: string, discourse: Discourse, find: FindNames | undefined): Resolution {
  const { asked, focus } = discourse;
  const said = text
    .replace(/[.?!]+$/u, "")
    .replace(/,? (?:please|then|though)$/iu, "")
    .trim();
  if (asked === undefined || said.length > 80) return null;
  const listed = ordinal(said, discourse);
  if (listed !== undefined) return listed === null ? null : (swap(discourse, { text: listed }) ?? null);
  const [, year] = DATE.exec(said) ?? [];
  if (year !== undefined)
    return /\b(?:1\d|20)\d\d\b/.test(asked) ? asked.replace(/\b(?:1\d|20)\d\d\b/, year) : asked.replace(/\?*$/, ` in ${year}?`);
  const then = atAnotherTime(asked, said);
  if (then !== undefined) return then;
  const about = focus.length === 1 ? focus[0] : undefined;
  const another = about === undefined ? undefined : anotherOfKind(said, about.text);
  if (another !== undefined) return swap(discourse, { text: another }) ?? null;
  const [, owner = "", noun = ""] = RELATED.exec(said) ?? [];
  if (noun !== "") return related(owner.toLowerCase(), noun, discourse);
  const name = said.replace(/^(?:in|of|for|from|at|on|to|with|about|by) /iu, "");
  const known = find?.(name).find((known) => known.text.toLowerCase() === name.toLowerCase());
  const alike = known === undefined ? putInAlike(asked, said) : undefined;
  if (alike !== undefined) return alike;
  if (known === undefined && !new RegExp(`^${NAME}$`, "u").test(name) && !/^["“]/u.test(name)) return null;
  if (focus.some((mention) => mention.plural)) return null;
  return swap(discourse, { text: name, kind: known?.kind }) ?? null;
}

function related(owner: string, noun: string, discourse: Discourse): Resolution {
  const { asked = "" } = discourse;
  const isAttribute = new RegExp(`^(?:${ATTRIBUTE})$`, "u").test(noun);
  const reference: Reference =
    owner === "his"
      ? { kinds: ["person"], sex: "male", prefers: "focus" }
      : owner === "her"
        ? { kinds: ["person"], sex: "female", prefers: "focus" }
        : { kinds: ["place", "thing"], prefers: "focus" };
  if (owner === "their") return null;
  const single = discourse.focus.filter(({ plural }) => plural !== true);
  const referent =
    single.length === 1 && (isAttribute || owner === "the") && owner !== "its" ? single[0] : refer(reference, discourse);
  if (referent === undefined) return null;
  if (isAttribute) {
    const swapped = asked.replace(new RegExp(`the (?:${ATTRIBUTE}) of`, "u"), () => `the ${noun} of`);
    return swapped !== asked && asked.includes(referent.text) ? swapped : `What is the ${noun} of ${referent.text}?`;
  }
  if (owner === "the") return null;
  return swap(discourse, { text: `${possessiveOf(referent.text)} ${noun}`, kind: undefined }) ?? null;
}

function ordinal(text: string, { listed }: Discourse): string | null | undefined {
  const match = ORDINAL.exec(text);
  if (match === null) return undefined;
  const index = ORDINALS[(match[1] ?? match[2] ?? "").toLowerCase()];
  return (index === undefined ? undefined : listed.at(index)) ?? null;
}

const DUMMY_IT =
  /\bwhat (?:time|day|date) is it\b|\b(?:is|was) it (?:raining|snowing|sunny|windy)\b|\b(?:is|was) it (?:true|possible|raining|snowing|cold|hot|warm|safe to|legal to|better to|necessary|ok|okay|normal|common|hard|easy|difficult)\b(?=.* (?:that|to|for|in|when|if)\b|.*ing\b)|\bit (?:takes?(?! place)|is said)\b|\b(?:does|did) it take\b(?! place)|\bit is (?:true|possible)\b|\bhow far is it (?:from|to)\b/iu;
const TYPED =
  /\b(this|that|the) (city|town|country|state|company|firm|organi[sz]ation|book|novel|play|film|movie|song|painting|river|mountain|building|man|woman|person|author|director)\b(?! (?:of|in|where|that|which|who|with|called|named|from))/giu;
const KIND_OF_TYPE: Readonly<Record<string, Reference["kinds"][number]>> = {
  city: "place",
  town: "place",
  country: "place",
  state: "place",
  river: "place",
  mountain: "place",
  man: "person",
  woman: "person",
  person: "person",
  author: "person",
  director: "person",
};
const THEN = /\b(?:at that time|back then|then|that year)(?=\s*[?.!]*$)/iu;
const THERE = /(?<!\b(?:is|are|was|were|be|been) )\b(from |in |over )?there\b(?! (?:is|are|was|were|has|have)\b)/iu;
const CONTEXT_ONLY =
  /^(?:tell me more|go on|continue|are you (?:really )?sure|really|what else|anything else|(?:which|what|any) (?:one|ones|of them|other|others)\b|another\b|more\b|why not|how so|such as|for example|explain|elaborate|repeat|in \p{L}+(?: \p{L}+)?\??$|(?:is|was|are|were|does|did|can|could|do) (?:that|this|those|these)\b)|\b(?:explain|about|of|like|with|for|than|in|mean|by) (?:that|this|those|these)\b(?! (?:\p{Ll}+ ){0,2}(?:is|are|was|were)\b)|\b(?:anything|something|what) else\b/iu;
const DEMONSTRATIVE =
  /\b(?:this|that|these|those)\b(?=\s*(?:\?|$|is\b|was\b|are\b|were\b|happen|mean|work|called|safe|true|correct|possible|one\b))/iu;

const OWN_NOUN = /\b(?:the|an?|this|that|these|those|our|my|your|any|some|every|each) \p{L}/iu;

function pronouns(question: string, discourse: Discourse, find: FindNames | undefined): Resolution {
  let text = question;
  let changed = false;
  const put = (
    pattern: RegExp,
    reference: Reference,
    write: (found: string, referent: string, at: number) => string,
    meant: (discourse: Discourse) => Mention | undefined = (said) => referOrTopic(reference, said),
  ): boolean => {
    if (!pattern.test(text)) return true;
    const own = antecedent(text, text.search(pattern), reference, find);
    if (own === "own") return true;
    const referent = own === "unsure" ? undefined : meant(discourse);
    if (referent === undefined) return false;
    // The pronoun may mean what the question itself speaks of before it.
    if (referent === discourse.topic && OWN_NOUN.test(text.slice(0, text.search(pattern)))) return false;
    text = text.replace(new RegExp(pattern.source, "giu"), (found: string, ...rest: unknown[]) =>
      write(found, referent.text, Number(rest.findLast((value) => typeof value === "number"))),
    );
    changed = true;
    return true;
  };
  const withArticle = (name: string): string => ((discourse.asked ?? "").includes(`the ${name}`) ? `the ${name}` : name);
  const isShop = (name: string): boolean => discourse.focus.some(({ text: known, kind }) => known === name && kind === "thing");
  const listed = ordinal(text, discourse);
  if (listed === null) return null;
  if (listed !== undefined) {
    text = text.replace(ORDINAL, () => listed);
    changed = true;
  }
  const again = namedAgain(text, discourse);
  if (again !== undefined) {
    text = again;
    changed = true;
  }
  for (const [phrase, , type = ""] of changed ? [] : question.matchAll(TYPED)) {
    if (/^the /i.test(phrase) && discourse.asked === undefined) continue;
    const kind = KIND_OF_TYPE[type.toLowerCase()] ?? "thing";
    if (englishNames(text.slice(0, text.indexOf(phrase)), find).length > 0 && /^the /i.test(phrase)) continue;
    const referent = refer(
      {
        kinds: [kind],
        type: /^(?:city|country)$/i.test(type) ? type.toLowerCase() : undefined,
        prefers: kind === "person" ? "answer" : type.toLowerCase() === "city" ? "answer" : "focus",
      },
      discourse,
    );
    if (referent === undefined) return null;
    text = text.replace(phrase, () => referent.text);
    changed = true;
  }
  const person = (sex: Reference["sex"]): Reference => ({ kinds: ["person"], sex, prefers: "answer" });
  const possessive = (_found: string, referent: string): string => possessiveOf(referent);
  const plain = (_found: string, referent: string): string => referent;
  const her = (found: string, referent: string, at: number): string =>
    /^hers?$/i.test(found) &&
    /^her (?!in\b|at\b|on\b|to\b|from\b|first\b|when\b|where\b|with\b|for\b|by\b|and\b)\p{L}/iu.test(text.slice(at))
      ? possessiveOf(referent)
      : referent;
  const it: Reference = { kinds: ["place", "thing"], prefers: "focus" };
  const ok =
    put(/\bhis\b/i, person("male"), possessive) &&
    put(/\b(?:he|him)\b/i, person("male"), plain) &&
    put(/\b(?:she|hers|her)\b/i, person("female"), her) &&
    put(/\btheir\b/i, { kinds: ["person", "place", "thing"], plural: true, prefers: "focus" }, possessive) &&
    put(/\b(?:they|them)\b/i, { kinds: ["person", "place", "thing"], plural: true, prefers: "focus" }, plain) &&
    put(/\bits\b/i, it, possessive) &&
    (DUMMY_IT.test(text) || put(/\bit\b/i, it, plain)) &&
    put(
      THERE,
      { kinds: ["place"], prefers: "answer" },
      (found, referent) =>
        /^from/i.test(found) ? `from ${withArticle(referent)}` : `${isShop(referent) ? "at" : "in"} ${withArticle(referent)}`,
      referThere,
    );
  if (!ok) return null;
  if (
    THEN.test(text) &&
    englishNames(text, find).every(({ text: name }) => !/\d/.test(name)) &&
    !/\b(?:1\d|20)\d\d\b/.test(text)
  ) {
    if (discourse.date === undefined) return null;
    text = text.replace(THEN, `in ${discourse.date}`);
    changed = true;
  }
  if (!changed && discourse.asked !== undefined && englishNames(text, find).length === 0 && CONTEXT_ONLY.test(text)) return null;
  if (!changed && DEMONSTRATIVE.test(text)) return null;
  return changed ? text : undefined;
}

/** Whether a name before the pronoun, in the same question, is what it means. */
function antecedent(text: string, at: number, { kinds }: Reference, find: FindNames | undefined): "own" | "unsure" | "none" {
  const names = englishNames(text.slice(0, at), find);
  if (names.length === 0) return "none";
  if (/^(?:is|was|are|were) /i.test(text) && names.length === 1 && /^(?:his|her|its|their)\b/i.test(text.slice(at)))
    return "none";
  const guessed = names.map(({ text: name, kind }) => kind ?? guessKind(name, text, "en"));
  if (guessed.some((kind) => kind !== undefined && kinds.includes(kind))) return "own";
  if (guessed.every((kind) => kind !== undefined)) return "none";
  return / and |['’]s|\bits\b|\bhis\b|\bher\b|\btheir\b/i.test(text) ? "own" : "unsure";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { ATTRIBUTE, AUXILIARY, NAME, PERSON_RELATION, RELATION } from "./words.js";

const QUESTION_WORD = "who|whom|whose|what|which|when|where|why|how";
const PREPOSITION = "in|at|on|to|from|for|by|of|with|since|until";
const CLAUSE_BREAK = new RegExp(
  `(?:[,;]? and (?:also )?|, |; )(?=(?:(?:${PREPOSITION}) )?(?:${QUESTION_WORD})\\b|(?:${AUXILIARY}) (?:he|she|it|they|his|her|its|their)\\b)`,
  "giu",
);
const DIRECT = new RegExp(
  `^(?:(?:${PREPOSITION}) )?(?:(?:when|where|why) (?:${AUXILIARY})\\b|how (?:${AUXILIARY})\\b|how (?:\\w+ ){1,4}?(?:${AUXILIARY}|live|lives|work|works|lived)\\b|(?:who|what) (?!(?:he|she|it|they|I|you|we|the|a|his|her|its|their)\\b)\\w|whose \\w+|which \\w+|whom (?:${AUXILIARY})\\b)`,
  "iu",
);
const YES_NO = new RegExp(`^(?:${AUXILIARY}) \\S+ \\S`, "iu");
/** Only such a clause may be cut: a procedure's or an opinion's parts belong together. */
const VAGUE = /\b(?:I|we|you|my|your|our|me|us)\b/;

/** The clauses of "Where was X born and how tall is he?"; undefined unless each is a direct question of its own. */
export function clausesOf(sentence: string): readonly string[] | undefined {
  const clauses = sentence.split(CLAUSE_BREAK).map((clause) => clause.replace(/^and (?:also )?/i, "").trim());
  if (clauses.length < 2 || clauses.length > 6 || VAGUE.test(sentence)) return undefined;
  return clauses.every((clause, index) => isDirect(clause) || (index > 0 && BARE_ADVERB.test(clause))) ? clauses : undefined;
}

export function isDirect(clause: string): boolean {
  return DIRECT.test(clause) || YES_NO.test(clause);
}

const BARE_ADVERB = /^(?:when|where|why|how)$/i;
const ADVERB_FIRST = new RegExp(`^(?:when|where|why|how) (?=${AUXILIARY})`, "iu");
const PERSONAL = /\b(?:he|she|him|his|her|hers|they|them|their)\b/i;
const NEUTRAL = /\b(?:it|its)\b/i;
const THERE = /(?<!\b(?:is|are|was|were|be|been) )\bthere\b(?! (?:is|are|was|were)\b)/i;
const NAMES = new RegExp(NAME, "gu");
const FEMALE = /\b(?:wife|mother|daughter|sister|widow|girlfriend|queen|aunt|grandmother|actress)\b/;
const MALE = /\b(?:husband|father|son|brother|widower|boyfriend|king|uncle|grandfather)\b/;

/**
 * A later clause with what it only points to put in: the first clause's subject, or `#1` where its answer is meant. Undefined if that
 * isn't certain.
 *
 * @param meant whom a pronoun means where the first clause asks for a person: "he" of "Who trained A and when was he born?" may still be A
 */
export function resolveClause(clause: string, first: string, meant: "answer" | "subject" = "answer"): string | undefined {
  if (BARE_ADVERB.test(clause)) return ADVERB_FIRST.test(first) ? first.replace(/^\w+/, clause) : undefined;
  const subject = subjectOf(first);
  const answered = asksForPerson(first);
  const elliptical = new RegExp(` the (?:${ATTRIBUTE})$`, "u").test(clause);
  if (PERSONAL.test(clause)) {
    if (/\b(?:and|or)\b/.test(first)) return undefined;
    // "Who was A's husband and when did she die?": the answer is a man.
    const otherSex =
      (/\b(?:she|her|hers)\b/i.test(clause) && MALE.test(first)) || (/\b(?:he|him|his)\b/i.test(clause) && FEMALE.test(first));
    const referent = meant === "answer" && answered && !otherSex ? "#1" : subject;
    if (referent === undefined || NEUTRAL.test(clause) || hasOwnName(clause)) return undefined;
    return replacePronouns(clause, referent);
  }
  if (NEUTRAL.test(clause)) {
    const things = asksForThing(first);
    if (things && !hasOwnName(clause)) return replacePronouns(clause, "#1");
    const relational = new RegExp(`\\b(?:${RELATION})\\b`, "u").test(first) && !answered;
    if (relational || subject === undefined || hasOwnName(clause)) return undefined;
    return replacePronouns(clause, subject);
  }
  if (THERE.test(clause)) return asksForPlace(first) ? clause.replace(THERE, "in #1") : undefined;
  if (elliptical && !hasOwnName(clause)) return subject === undefined ? undefined : `${clause} of ${subject}`;
  const complete = hasOwnName(clause) || (clause.split(" ").length >= 5 && / the /.test(clause));
  return complete ? clause : undefined;
}

/** The one thing a clause is about; undefined if there are several, or none that is certain. */
function subjectOf(clause: string): string | undefined {
  const body = clause.replace(new RegExp(`^(?:(?:${PREPOSITION}) )?(?:${QUESTION_WORD}|${AUXILIARY})\\b`, "iu"), "").trim();
  const names = [...new Set(body.match(NAMES) ?? [])].filter((name) => !/^\d/.test(name));
  if (names.length === 1) return withArticle(names[0] ?? "", body);
  const [, afterAuxiliary] =
    new RegExp(`^(?:\\w+ )?(?:${AUXILIARY}) (${NAME}) (?:born|die|live|located|founded|written|built|work|study)\\b`, "u").exec(
      body,
    ) ?? [];
  if (afterAuxiliary !== undefined) return afterAuxiliary;
  if (names.length > 1) return undefined;
  const [, object] = /^(?:\p{Ll}+ed|wrote|won|built|made|sang) ((?:the )?\p{Ll}[\p{L} ]{2,30})$/u.exec(body) ?? [];
  return object !== undefined && !/\b(?:by|of|in|on|at|and|to|with)\b/.test(object) ? object : undefined;
}

function withArticle(name: string, body: string): string {
  const at = body.indexOf(name);
  return /\b[Tt]he $/.test(body.slice(0, at)) ? `the ${name}` : name;
}

/** Whether the clause's answer is a person other than the one it names. */
function asksForPerson(clause: string): boolean {
  if (!/^(?:who|by whom)\b/i.test(clause)) return false;
  return !/^who (?:is|was) (?!the\b)/i.test(clause) || new RegExp(`\\b(?:${PERSON_RELATION})\\b`, "u").test(clause);
}

/** "which river flows through Paris": the answer is the thing that a later "it" means. */
function asksForThing(clause: string): boolean {
  return /^which\b/.test(clause) && !new RegExp(`^which [\\w ]{1,40}? (?:${AUXILIARY}) (?:${NAME})`, "u").test(clause);
}

function asksForPlace(clause: string): boolean {
  return (
    /^(?:where|(?:in |at )?(?:which|what) (?:city|town|country|place|state|village|region|province|island))\b/i.test(clause) ||
    /\b(?:capital|birthplace|hometown)\b/.test(clause)
  );
}

function hasOwnName(clause: string): boolean {
  const body = clause.replace(new RegExp(`^(?:(?:${PREPOSITION}) )?(?:${QUESTION_WORD}|${AUXILIARY})\\b`, "iu"), "");
  return (body.match(NAMES) ?? []).some((name) => !/^(?:\d+|I)$/.test(name));
}

const BEFORE_OBJECT = /^her(?= (?!in\b|at\b|on\b|to\b|from\b|first\b|when\b|where\b|with\b|for\b|by\b|and\b)\p{L})/iu;

/** "his" → "X's", "he" and "him" → "X". */
function replacePronouns(clause: string, referent: string): string {
  return clause.replace(/\b(he|she|him|his|her|hers|it|its|they|them|their)\b/giu, (pronoun, _word, at: number) => {
    const possessive = /^(?:his|its|their)$/i.test(pronoun) || BEFORE_OBJECT.test(clause.slice(at));
    return possessive ? possessiveOf(referent) : referent;
  });
}

export function possessiveOf(name: string): string {
  return /s$/.test(name) && !/#\d$/.test(name) ? `${name}'` : `${name}'s`;
}

/**
 * Questions that tell first and ask then: what was told describes what is asked about. Bare sentences alone are read so, in which one unnamed
 * thing plays one part.
 */
const TOLD: readonly (readonly [RegExp, string])[] = [
  // `Somebody learned her trade from Pike. Which firm owns the place she works at?`
  [
    /^(?:somebody|someone|a (?:person|man|woman)) (?<told>[^.;!?]+)[.;!]\s+(?<ask>(?:which|what|who|where|when|how|in which|in what)\b[^?]*?)\b(?:she|he|they)\b(?<end>[^?]*\??)$/u,
    "$<ask>the person who $<told>$<end>",
  ],
  // `The farm delivers to a mill. Who heads the firm that mill belongs to?`
  [
    /^(?<who>(?!(?:a|an|some) )[^.;!?]+?) (?<does>\p{L}+(?:s|ed|t|de|ld|an|ew|ok|on)(?: (?:to|from|at|in|by|for|with|of|on))?) an? (?<what>\p{L}+(?: \p{L}+)?)[.;!]\s+(?<ask>(?:which|what|who|where|when|how|in which|in what)\b[^?]*?)\b(?:that|this|the|said) \k<what>\b(?<end>[^?]*\??)$/u,
    "$<ask>the $<what> that $<who> $<does>$<end>",
  ],
  // `Has the sauce won anything? If so, what?`
  [
    /^(?<aux>has|have|had|did|does|do) (?<who>[^?]+?) (?<did>\p{L}+(?: (?:to|from|at|in|by|for|with|on))?) (?:anything|anyone|anybody|something|any (?:prize|prizes|award|awards))\s*[?,;.]\s*(?:and )?if (?:so|yes|it (?:has|does|did)),? (?:what|who|whom|which(?: ones?)?)\s*\??$/u,
    "what $<aux> $<who> $<did>?",
  ],
  [
    /^(?<who>[^?？]+?)(?:有没有|是否)(?<did>\p{Script=Han}{1,3})过?(?:什么|任何)?(?<what>\p{Script=Han}{1,3})[?？,，]\s*(?:如果有|有的话|要是有)[,，]?(?:是)?(?:什么|哪个|哪些)\s*[?？]?$/u,
    "$<who>$<did>过什么$<what>",
  ],
];

/** The folded question with what it tells first put where it asks; undefined where it tells nothing so. */
export function toldBefore(question: string): string | undefined {
  for (const [told, asked] of TOLD) if (told.test(question)) return question.replace(told, asked).trim();
  return undefined;
}

const ASKS = /^(?:(?:in|at|on|by|from|to|for|of) )?(?:what|which|who|whom|whose|where|when|how)\b/u;
const POSSESSIVE = /\b(?:its|his|her|their)\b(?! (?:own)\b)/u;
const PRONOUN = /\b(?:it|he|she|they|him|them)\b/u;

/**
 * `Low Water Songs: which region is its printer in?`, `Green Tide's inventor and the spice that's in it`: the question with its one name for its
 * pronoun.
 *
 * @param namesIn names of known things in a text
 */
export function withItsName(question: string, namesIn: (text: string) => readonly string[]): string | undefined {
  const { topic, ask } =
    /^(?:as for |about |regarding )?(?<topic>[^:：?]+?)\s*[:：,]\s+(?<ask>[^:：]+)$/u.exec(question)?.groups ?? {};
  const [name, ...others] = [...new Set(namesIn(question))];
  if (name === undefined || others.length > 0) return undefined;
  if (topic !== undefined && ask !== undefined && topic.replace(/^the /u, "") === name.replace(/^the /u, "") && ASKS.test(ask))
    return replaced(ask, name);
  const at = question.indexOf(name) + name.length;
  // What stands before the name is about something else.
  const behind = question.slice(at);
  const [, joint, rest] = /^(.*?,? and (?:also )?)(.+)$/u.exec(behind) ?? [];
  if (joint === undefined || rest === undefined) return undefined;
  const filled = replaced(rest, name);
  return filled === undefined ? undefined : `${question.slice(0, at)}${joint}${filled}`;
}

function replaced(text: string, name: string): string | undefined {
  if (POSSESSIVE.test(text)) return text.replace(POSSESSIVE, `${name}'s`);
  return PRONOUN.test(text) ? text.replace(PRONOUN, name) : undefined;
}

const CODE = /^(\p{L}{1,6})-?\d[\p{L}\d-]*$/u;
const PREPOSITION = /^(for|in|on|at|to|from|with|without|by|under|after|before|during) (.+)$/iu;

/**
 * The question with what is said in the place of something alike: E1 for E9, 摩托车位 for 露天车位, "the wool programme" for "the cotton
 * programme", "for guests" for "for residents". Undefined where nothing is. Pure.
 */
export function putInAlike(asked: string, said: string): string | undefined {
  return /\p{Script=Han}/u.test(said)
    ? hanAlike(asked, said)
    : (codeAlike(asked, said) ?? lastWordAlike(asked, said) ?? phraseAlike(asked, said));
}

function codeAlike(asked: string, said: string): string | undefined {
  const code = said.replace(/^(?:the )?(?:\p{Ll}+ )?(?=\p{Lu}|\d)/u, "");
  const [, letters] = CODE.exec(code) ?? [];
  if (letters === undefined) return undefined;
  const alike = asked.match(new RegExp(`(?<![\\p{L}\\d-])${letters}-?\\d[\\p{L}\\d-]*`, "gu")) ?? [];
  return alike.length === 1 && alike[0] !== code ? asked.replace(alike[0] ?? "", () => code) : undefined;
}

function lastWordAlike(asked: string, said: string): string | undefined {
  const [, article = "", one = "", noun = ""] = /^(the |a |an )?((?:\p{L}+[ -]){1,2})(\p{Ll}{3,})$/u.exec(said) ?? [];
  if (noun === "") return undefined;
  const place = new RegExp(`\\b(?:the |a |an )(?!${one.trim()}\\b)(?:\\p{L}+[ -]){1,2}${noun}\\b`, "giu");
  const found = asked.match(place) ?? [];
  return found.length === 1
    ? asked.replace(found[0] ?? "", () => `${article === "" ? "the " : article}${one}${noun}`)
    : undefined;
}

function phraseAlike(asked: string, said: string): string | undefined {
  const [, preposition = "", rest = ""] = PREPOSITION.exec(said) ?? [];
  if (rest === "" || rest.split(" ").length > 3) return undefined;
  const found = asked.match(new RegExp(`\\b${preposition} (?:the |a |an )?\\p{Ll}+(?=[?.,\\s]*$)`, "giu")) ?? [];
  return found.length === 1 ? asked.replace(found[0] ?? "", () => said) : undefined;
}

function hanAlike(asked: string, said: string): string | undefined {
  if (!/^\p{Script=Han}{2,8}$/u.test(said) || asked.includes(said)) return undefined;
  for (let length = said.length - 1; length > 0; length -= 1) {
    const ending = said.slice(-length);
    const at = asked.indexOf(ending);
    if (at < 0 || asked.indexOf(ending, at + 1) >= 0) continue;
    const before = /[\p{Script=Han}]*$/u.exec(asked.slice(0, at))?.[0].replace(/^.*[的在和是了]/u, "") ?? "";
    const taken = before.length <= said.length - length + 2 ? before.length : said.length - length;
    if (taken === 0) continue;
    return `${asked.slice(0, at - taken)}${said}${asked.slice(at + length)}`;
  }
  return undefined;
}

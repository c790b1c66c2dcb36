/** Words that a question needs and no source has to give: not names, though they may be capitalised or new. */
const ENGLISH_WORDS =
  /^(?:I|In|On|At|To|Of|By|For|From|With|A|An|The|Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will|Would|Should|Who|Whom|Whose|What|Which|When|Where|Why|How|And|Or|If|Both|There|Many|Much|It|He|She|They|That|This)$/;
const CHINESE_FUNCTION =
  /[的是在有了吗呢吧谁哪里儿什么多少几时候怎样为和与及或个这那其它他她们都也还又不没就中上下从到由于被把对向于之间同是否请问年月日号人名叫]/u;
const NAME_OR_NUMBER = /(?:\p{Lu}|\p{N})[\p{L}\p{M}\p{N}.,'’-]*/gu;
const HAN_RUN = /\p{Script=Han}{2,}/gu;

/**
 * Whether a model's wording of a question holds no name and no number that what it was given doesn't hold: a guess put into a question
 * would be answered as if it had been asked. With `hanWords`, Chinese words are checked too: each pair of characters has to be in the
 * given text, unless one of them only makes grammar. Pure, linear.
 */
export function addsNothing(wording: string, given: string, { hanWords }: { readonly hanWords: boolean }): boolean {
  const known = fold(given);
  for (const [index, word] of [...wording.matchAll(NAME_OR_NUMBER)].entries()) {
    if (ENGLISH_WORDS.test(word[0]) || (index === 0 && word.index === 0 && /^\p{Lu}\p{Ll}+$/u.test(word[0]))) continue;
    if (/^#?\d$/.test(word[0]) && wording[word.index - 1] === "#") continue;
    const bare = fold(word[0]).replace(/(?:['’]s)?[.,'’-]*$/u, "");
    if (!known.includes(bare)) return false;
  }
  if (!hanWords) return true;
  const pairs = new Set<string>();
  for (const [run] of known.matchAll(HAN_RUN)) for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2));
  for (const [run] of wording.matchAll(HAN_RUN)) {
    for (let at = 0; at + 1 < run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      if (!pairs.has(pair) && !CHINESE_FUNCTION.test(pair) && !(known.includes(pair.charAt(0)) && known.includes(pair.charAt(1))))
        return false;
    }
  }
  return true;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

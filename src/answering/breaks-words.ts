const PREPOSITION = /(?:^|\s)(?:in|on|at|of|for|to|from|by|with|after|before|since|until)$/u;
/** "the wrong", "a new": what comes next is their noun. */
const MODIFIED = /(?:^|\s)(?:the|a|an|this|that|my|our|your|his|her|their) \p{Ll}[\p{L}-]+ $/u;
const NOT_MODIFYING = /\b(?:is|are|was|were|did|does|do|of|in|at|by|for|from|to|on|with|and|or|than|that|who|which) $/u;

/**
 * Whether a name was put in the place of words that don't describe a thing by themselves: the end of a name ("Copper Ladle in …"), something that isn't
 * one certain thing ("a frame from …"), a noun without its adjective ("the wrong place at …"), or words of which the sentence needs the last. Pure.
 */
export function breaksWords(question: string, rephrased: string): boolean {
  if (/\p{Script=Han}/u.test(question)) return false;
  const most = Math.min(question.length, rephrased.length);
  let begin = 0;
  while (begin < most && question[begin] === rephrased[begin]) begin += 1;
  begin = question.slice(0, begin).search(/\S*$/u);
  let end = 0;
  while (end < most - begin && question.at(-1 - end) === rephrased.at(-1 - end)) end += 1;
  const after = /^\S*/u.exec(question.slice(question.length - end))?.[0].length ?? 0;
  const before = question.slice(0, begin);
  const removed = question.slice(begin, question.length - end + after).trim();
  if (removed === "") return false;
  const lastWord = /(\S+) $/u.exec(before)?.[1] ?? "";
  // Of "Niu Tiesheng's father", who is Niu Chuan, the first word stays.
  const isMidName =
    /^\p{Lu}\p{Ll}/u.test(lastWord) && before.trim() !== lastWord && /^\p{Lu}/u.test(removed) && !/['’]s?\s/u.test(removed);
  return (
    isMidName ||
    /^an? /u.test(removed) ||
    PREPOSITION.test(removed) ||
    (MODIFIED.test(before) && !NOT_MODIFYING.test(before) && /^\p{Ll}/u.test(removed))
  );
}

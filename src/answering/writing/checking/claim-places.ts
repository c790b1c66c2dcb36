import type { Reading } from "../reading/reading.js";
import type { Claim } from "./claims.js";

const PARTICIPLE =
  /(?:ed|ing)$|^(?:written|taken|given|chosen|known|born|drawn|grown|built|made|held|led|sold|sent|kept|lost|found|driven|spoken|broken|eaten|beaten|set|put|hit|run|seen|shown|thrown|won|told|taught|caught|bought|brought|paid|met|read|spent|struck|stolen|worn)$/iu;
export const CLASSIFIER: RegExp = /^[口只条件张座位名家间栋幢棵株艘辆架台部本册篇首幅颗枚支把扇匹头群份批届期块片层]$/u;

/** "is a nurse": what stands after a form of "to be" is what the sentence is about to say; a participle is not. */
export function isPredicate(claim: Claim, { text }: Reading): boolean {
  const before = text.slice(0, claim.start);
  return (
    /(?:\b(?:is|are|was|were|be|as)|'s) (?:also |now |still |not |both )?(?:(?:an?|the|his|her|its) )?(?:\p{L}+ )?$/iu.test(
      before,
    ) && !PARTICIPLE.test(claim.text)
  );
}

/** "of Avaria": adds to what the sentence is about. */
export function isModifier(claim: Claim, { text }: Reading): boolean {
  return /\b(?:of|in|from|at|near) (?:the )?(?:\p{Lu}\p{L}+ )*$/u.test(text.slice(0, claim.start));
}

/** An unknown character beside a known stretch: 魏清泉 where the evidence has 魏清和. */
export function isPartOfName(claim: Claim, claims: readonly Claim[], index: number): boolean {
  if (claim.text.length > 2 || /[往到在于为成自向出入给过]$/u.test(claim.text)) return false;
  const before = claim.text.length === 1 ? claims[index - 1] : undefined;
  const after = claims[index + 1];
  const touches = (other: Claim | undefined, end: number, start: number): boolean =>
    other?.kind === "han" && other.standing === "own" && other.text.length > 1 && end === start;
  return (
    touches(before, (before?.start ?? 0) + (before?.text.length ?? 0), claim.start) ||
    touches(after, claim.start + claim.text.length, after?.start ?? -1)
  );
}

/** A lone character that the evidence has beside characters that it hasn't is no match: 弹竖琴, where the evidence has 拉雾琴. */
export function isScrap(claim: Claim, claims: readonly Claim[], index: number, question: Reading): boolean {
  const [before, after] = [claims[index - 1], claims[index + 1]];
  const isLone = (other: Claim | undefined): boolean =>
    other?.kind === "han" && other.standing === "own" && other.text.length === 1 && !question.folded.includes(other.text);
  return (
    claim.text.length > 1 &&
    ((isLone(before) && (before?.start ?? 0) + 1 === claim.start) ||
      (isLone(after) && after?.start === claim.start + claim.text.length))
  );
}

/** 渔民的烟头: whose it is. */
export function isOwnerOf({ text, start }: Claim, claims: readonly Claim[], index: number, sentence: Reading): boolean {
  const after = claims[index + 1];
  return (
    text.length > 1 &&
    sentence.text[start + text.length] === "的" &&
    after?.standing === "own" &&
    after.start === start + text.length + 1
  );
}

/** "the ferryman Hu Laosan": what somebody is. */
export function isTitleOf({ text, start }: Claim, sentence: Reading): boolean {
  const before = sentence.text.slice(0, start);
  return /\b(?:the|an?|by|his|her) $/iu.test(before) && /^ \p{Lu}\p{Ll}/u.test(sentence.text.slice(start + text.length));
}

/** The last word of a sentence is what it leads to. */
export function isLast(claim: Claim, { text }: Reading): boolean {
  return /^[\P{L}]*$/u.test(text.slice(claim.start + claim.text.length)) && !PARTICIPLE.test(claim.text);
}

export function isAtStart({ start }: Claim, { text }: Reading): boolean {
  return start <= 2 || /[,，;；。]\p{L}?$/u.test(text.slice(0, start));
}

export function isAtEdge(claim: Claim, { text }: Reading): boolean {
  return /^[\P{L}]*$/u.test(text.slice(0, claim.start)) || /^[的了\P{L}]*$/u.test(text.slice(claim.start + claim.text.length));
}

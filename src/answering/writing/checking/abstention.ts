const HAN =
  /(?:资料|文档|文中|文件|证据|材料|信息|上文|以上|原文|内容|提供的\p{Script=Han}{1,6})(?:中|里|内|当中)?\p{Script=Han}{0,8}(?:没有|未|并未|没|无|不)\p{Script=Han}{0,6}(?:提到|提及|说明|说|记载|给出|提供|包含|涉及|显示|写|回答|找到|信息|相关|足够)|(?:我|目前)?(?:不知道|不清楚|无法(?:回答|确定|得知|判断|从)|没有(?:找到|相关|足够)|未(?:找到|提及|提到)|不得而知|尚不清楚|无从得知)/u;
const ENGLISH =
  /\b(?:evidence|documents?|sources?|text|information|passages?|context|provided|answer|it)\b[^.]{0,40}?\b(?:does not|doesn't|do not|don't|did not|is not|isn't|are not|aren't|cannot|can't|no)\b[^.]{0,30}?\b(?:say|state|stated|mention|mentioned|tell|include|included|contain|provide|provided|give|given|specify|specified|specif|available|found|answer|indicate|known|information)|\b(?:i (?:do not|don't) know|i am not sure|i'm not sure|(?:i )?(?:cannot|can't) (?:answer|tell|say|determine|find)|not (?:mentioned|stated|specified|given|known|available|provided)|unknown|no (?:information|evidence|mention|answer))\b/iu;

/** Whether a sentence says that the answer isn't there. */
export function isAbstention(sentence: string): boolean {
  const text = sentence.normalize("NFKC").replace(/’/gu, "'");
  return text.length < 300 && (HAN.test(text) || ENGLISH.test(text));
}

const ENGLISH =
  "thanks?|thank you|thx|ty|cheers|ok(?:ay)?|k|great|cool|nice|perfect|awesome|good|fine|wow|interesting|i see|got it|understood|alright|all right|sure|yes|yeah|yep|no|nope|right|exactly|hello|hi|hey|good (?:morning|afternoon|evening|night|day)|bye|goodbye|see you|later|please|well done|good job|that'?s all|that helps?|never ?mind|no problem|haha+|lol|hmm+|very much|so much|a lot|again|then|very|so|everyone|there|for (?:the |your )?(?:help|answer|info|information)|you'?re (?:welcome|great|right|the best)|makes sense|how are you";
const CHINESE =
  "好的?|好吧|嗯+|哦+|噢+|啊+|谢谢(?:你|您|啦|了)?|多谢|感谢|非常感谢|太感谢了?|你好|您好|大家好|早上好|晚上好|下午好|再见|拜拜|晚安|明白了?|知道了?|了解了?|懂了|收到|行|可以|没事了?|没问题|不客气|哈+|呵+|太好了|太棒了|厉害|不错|很好|真棒|原来如此|这样啊|是的|对的?|没错|辛苦了?|你|您|啦|了|吧|呀|哈";
const ONLY: RegExp = new RegExp(
  `^(?:(?:${ENGLISH})(?![\\p{L}\\p{N}])|(?:${CHINESE})|[\\s\\p{P}\\p{S}\\p{Extended_Pictographic}])+$`,
  "iu",
);
const OPENING: RegExp = new RegExp(
  `^(?:(?:${ENGLISH})(?: (?:${ENGLISH}))*\\s?[!.,;…]+\\s*|(?:${CHINESE})+[！!。.，,；;、~～…]+\\s*)+`,
  "iu",
);
/** Characters. What is longer says something. */
const LONGEST = 80;

/** Whether a turn only greets, thanks or confirms: it asks nothing, and changes no topic. */
export function isSmallTalk(text: string): boolean {
  const turn = text.trim();
  return turn !== "" && turn.length <= LONGEST && ONLY.test(turn);
}

/** A turn without the thanks or greeting that it opens with. "No, …" and "Yes, …" stay: they may correct something. */
export function withoutOpening(text: string): string {
  const opening = OPENING.exec(text.slice(0, LONGEST))?.[0] ?? "";
  if (opening === "" || /^(?:no|nope|不|right|well)\b/iu.test(opening)) return text;
  const rest = text.slice(opening.length).trim();
  return rest === "" ? text : rest;
}

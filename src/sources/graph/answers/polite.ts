const POLITE_BEFORE =
  /^(?:(?:please|hi|hello|hey|well|so|and|ok|okay)[\s,]+)*(?:(?:can|could|would|will) you (?:please )?(?:tell me|say|find out)|(?:do|would) you (?:happen to )?know|i(?:'d| would)? (?:like|want|love|need) to know|i wonder|tell me|please tell me|let me know|any idea|may i ask)[\s,:]+|^(?:请问(?:一下)?|请告诉我|请说出|麻烦问一下|我想知道|我想问(?:一下)?|你知道|您知道|能告诉我|能不能告诉我|可以告诉我|告诉我|问一下|想问下|请)[\s,，:：]*/u;
/** A greeting and nothing more; who is called so has no comma behind the name. */
const GREETING =
  /^(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|team|folks))?|你好|您好|嗨|哈喽|大家好|早上好|下午好)\s*[,，!！。.、]+\s*(?=.)/u;
/** What joins a question to what was said before. */
const JOINED =
  /^(?:and|but|so|well|ok|okay|then|also|now)[\s,]+(?=(?:what|which|who|whom|whose|where|when|how|is|are|was|were|do|does|did|can|has|have|in|on|at|by)\b)|^(?:那么|另外|还有|然后|那|对了)[,，]\s*(?=.{3})/u;
/** How to answer, told behind the question. */
const HOW_TO =
  /(?<=[?.!？。！,，])\s*(?:just|only|please|no need|a (?:name|number)|the name|one word|只|仅|直接|请|不用|不必|简单|告诉我)[^?？]{0,40}$/u;
const POLITE_AFTER = /(?:[\s,]+(?:please|thanks|thank you)|[呢啊呀嘛哦噢]|谢谢)*[\s?!.。？！,，]*$/u;

/** 要上几天: what a course takes of one's time, and not of one's money. */
const TAKES_TIME = /(?:需要|要|得)[上学](?=(?:几|多少)个?(?:天|周|星期|小时|课时|学时|月)$)/u;

/** The question without the courtesies around it, and with what it takes put plainly. */
export function polite(question: string): string {
  let bare = question.replace(HOW_TO, "").replace(POLITE_AFTER, "");
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare.replace(GREETING, "").replace(JOINED, "").replace(POLITE_BEFORE, "");
  }
  return bare
    .replace(TAKES_TIME, "持续")
    .replace(/\b(?:is|was|are|were) or (?:is|was|are|were)\b/gu, "is")
    .trim();
}

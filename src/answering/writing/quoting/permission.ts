/** Who may is seldom what tells the rule. */
const SOMEBODY =
  "i|we|you|one|anyone|somebody|someone|people|(?:my|our|your|a) (?:sister|brother|mother|father|mum|mom|dad|friend|friends|wife|husband|partner|son|daughter|colleague|boss|parents|family)";
const ASKS_PERMISSION = new RegExp(
  `^\\s*(?:(?:hi|hello|hey|so|and|but)[,.!]?\\s+)?(?:(?:can|could|may|must) (?:${SOMEBODY})\\b|am i (?:allowed|permitted|able)\\b|are (?:we|you|they) (?:allowed|permitted)\\b|do (?:i|we) (?:need|have) to\\b|(?:is|are|was|were)\\b.*\\b(?:allowed|permitted|forbidden|prohibited|banned|okay|ok)\\b|is it (?:ok|okay|possible|fine|all right|alright) (?:to|if)\\b)|可不可以|能不能|可以.*[吗嘛么]|能.*[吗嘛么]|行不行|行[吗嘛]|让不让|准不准|(?:允许|准|许).*[吗嘛]|能否|可否|禁止.*[吗嘛]`,
  "iu",
);

/** Whether a question asks if something may be done. Pure. */
export function asksPermission(question: string): boolean {
  return ASKS_PERMISSION.test(question);
}

/** A sentence that permits or forbids. */
export const RULES: RegExp =
  /\b(?:may|can|cannot|must|mustn['’]t|can['’]t|don['’]t|do not|never|not|no|only|allowed|permitted|welcome|fine|free to|forbidden|prohibited|banned|except(?:ed)?|please|need(?:s|ed)?|refused?)\b|可以|不能|不得|不许|不准|不可|禁止|严禁|不要|谢绝|请勿|只能|只许|必须|需要|允许|欢迎|得先|要有|才能|一律|[能须]/iu;

/** Words of such a question that tell how it is asked, or only that something is done. */
const HOW_ASKED = new RegExp(
  `\\b(?:allow|allowed|permit|permitted|possible|able|okay|ok|fine|all right|alright|${SOMEBODY.slice(SOMEBODY.indexOf("(?:my"))})\\b|可不可以|能不能|行不行|让不让|准不准|可以|允许|能否|可否|行(?=[吗嘛])`,
  "giu",
);

/** The question without them. Pure. */
export function withoutPermission(question: string): string {
  return question.replace(HOW_ASKED, " ");
}

/** What is done says less of a rule than what it is done with. As stems. */
const LIGHT: ReadonlySet<string> = new Set(
  "bring tak take us use hav have get go put mak make keep leav leave com come stay do own 带 用 去 进 拿 放 来 能 做 弄 搞 自己 拉 一个人 朋友 家人 亲戚 同事 同学 friend".split(
    " ",
  ),
);

export function isLight(term: string): boolean {
  return LIGHT.has(term);
}

/**
 * Words that a question could do without, tried where it isn't understood with them: they say again what the question word says, or
 * how the asker speaks. Never those that choose: only, other, not, first.
 */
const SOFT: readonly (readonly [RegExp, string])[] = [
  [/^.{0,40}?(?:想确认|想知道|想问|想了解|想查|要确认|请问)(?:一下|下)?[,，:：]?(?=.{4})/u, ""],
  [/^把(.+?)都?(?:列一下|列出来|列举一下|列举出来|列出|找出来|说一下|说出来)$/u, "$1有哪些"],
  [/^(.+?)(?:之中|当中|中|里)[,，]\s*(.+?)的?有哪[几些][项个款部座条位家种本所]?(?=\s*\??$)/u, "$2的$1有哪些"],
  [/\bthe (\p{L}[\p{L}\d.-]*) licen[cs]e\b/u, "$1"],
  [/\bmost recently\b/u, "last"],
  [
    /^(.+?) ((?:less|more|smaller|larger|greater|bigger|shorter|longer|fewer) than|over|under|above|below|at least|at most|up to) (\S+(?: \p{L}+)?) in (\p{L}+)$/u,
    "$1 with a $4 $2 $3",
  ],
  [/\bof the (?:two|three|four) \p{L}+(?: \p{L}+)?(?=[ ,])/u, ""],
  [
    /\b(?:name|names|list|lists|credit|credits|give|gives) (.+?) as (?:an?|the|its|their) (\p{L}+(?: \p{L}+)?)(?=\s*\??$)/u,
    "have the $2 $1",
  ],
  [/最新的(?=\p{Script=Han})/u, "最新"],
  [/\bhow (\p{L}+) (?:does|do|did|will|can) (.+?) (?:grow|get|become|reach|measure|stand)(?=\s*\??$)/u, "how $1 is $2"],
  [/^(.+?)有(?:多少|几)人(?:会|在)?(?:说|讲|使用|用)(?=\s*\??$)/u, "$1的使用人数是多少"],
  [/^whereabouts\b/u, "where"],
  [
    /\b(?:currently|at present|at the moment|nowadays|these days|right now|presently|as of now|as of today|actually|exactly|precisely)\b,?/gu,
    "",
  ],
  [/\b(?:in total|in all|all in all|altogether|so far|to date|until now|up to now|overall|all told)\b,?/gu, ""],
  // `in km across`: the value says its unit.
  [
    /,? (?:measured )?in (?:the )?(?:km|kilometres|kilometers|metres|meters|miles|feet|kg|kilograms|tonnes|tons|years|days|hours|minutes|yuan|euros|dollars)(?: across| long| high| tall| wide| deep)?(?=\s*\??$)/u,
    "",
  ],
  [/\b(?:of|out of) (?:all )?the (?=\p{L}+s?\b.*\b(?:which|how many)\b)/u, ""],
  [/(?:到目前为止|截至目前|截止目前|迄今为止|至今|目前|现在|现今|如今|当前|眼下)[,，]?/gu, ""],
  [/(?:总共|一共|总计|合计|拢共|到底|究竟|具体)(?:上|是)?/gu, ""],
  // 是哪位老师, 是哪一位学者: 是谁.
  [/是哪(?:一)?位\p{Script=Han}{0,4}(?=\s*[?？]?$)/u, "是谁"],
  [/是哪(?:一)?(?:家|个)(?:公司|企业|厂家|机构|单位)(?=\s*[?？]?$)/u, "是谁"],
  [/谁家(?=\p{Script=Han})/u, "谁"],
  [/由谁来(?=\p{Script=Han})/u, "由谁"],
  [/["“”「」『』]/gu, ""],
  // 这颗小行星 behind its name.
  [/(?<=[\p{L}\p{N}])[这那][一]?[颗个座家条部位本款项种场支所艘台把只架届首幅枚](?=\p{Script=Han})/u, ""],
  [
    /(?<=\p{Script=Han}{2})(?<![的是谁哪位些个么名])(?:老先生|先生|女士|小姐|教授|博士|老师|同学|师傅)(?=[的在是生出毕现于任当担获得拿])/u,
    "",
  ],
  [/(\p{Script=Han})(?:名下|旗下|手下)(?=有)/u, "$1"],
  [
    /^(?:有[一]?[颗个座家条部位本款项种场支所艘台把只架届首幅枚]\p{Script=Han}{1,6}叫(?:做|作)?)(.+?)[,，](?=[它他她其])/u,
    "$1, ",
  ],
  [/[,，]\s*(?:它|他|她|其)的(?=\p{Script=Han})/u, "的"],
  [/[,，]\s*(?:它|他|她|其)(?=\p{Script=Han})/u, ""],
  // `The lab that awards the prize: when was it founded?`
  [
    /^(?<who>(?:the|that|this) [^:：,]+?)\s*[:：,]\s*(?<ask>(?:when|where|who|what|which|how)\b.*?)\b(?:it|he|she|they)\b(?<end>[^,:]*)$/u,
    "$<ask>$<who>$<end>",
  ],
  [
    /^(?<who>(?:the|that|this) [^:：,]+?)\s*[:：,]\s*(?<ask>(?:what|who|which|when|where|how)\b.*?)\b(?:its|his|her|their) (?<end>[^,:]*)$/u,
    "$<ask>the $<end> of $<who>",
  ],
  [
    /^(?<who>(?:the|that|this) [^:：,?]+?)\s*[:：,]\s*(?<ask>(?:who|what) \p{L}+(?: \p{L}+)?) (?:it|him|her|them)(?<end>\s*\??)$/u,
    "$<ask> $<who>$<end>",
  ],
];

/** The folded question without its soft words, as far as it has any: each left out alone, and all of them; nothing if there are none. */
export function softened(question: string): string[] {
  const found: string[] = [];
  let bare = question;
  for (const [soft, plain] of SOFT) {
    const alone = tidy(question.replace(soft, plain));
    if (alone !== question) found.push(alone);
    bare = tidy(bare.replace(soft, plain));
  }
  return [...new Set([bare, ...found])].filter((one) => one !== question && one !== "");
}

const SENTENCES = /^(?<before>.*[^.。!！?？])[.。!！]\s+?(?<last>[^.。!！]+)$|^(?<before2>.*?)[。！!](?<last2>[^。！!]+)$/u;
const PRONOUN = /\b(?:it|he|she|they|him|them)\b|[它他她](?!们)/u;
const POSSESSIVE = /\b(?:its|his|her|their)\b/u;

/**
 * `I found a bug in Echolot. Who maintains it?` asks who maintains Echolot: the last sentence with the one thing that the others name.
 *
 * @param namesIn names of known things in a text
 */
export function aboutEarlier(question: string, namesIn: (text: string) => readonly string[]): string | undefined {
  const { before, last, before2, last2 } = SENTENCES.exec(question)?.groups ?? {};
  const [first, rest] = [before ?? before2, last ?? last2];
  if (first === undefined || rest === undefined || /[?？]/u.test(first) || namesIn(rest).length > 0) return undefined;
  const names = [...new Set(namesIn(first))];
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  if (PRONOUN.test(rest)) return rest.replace(PRONOUN, name).trim();
  return POSSESSIVE.test(rest) ? rest.replace(POSSESSIVE, `${name}'s`).trim() : undefined;
}

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/\s+(?=[,.?？。])/gu, "")
    .replace(/^[\s,，]+/u, "")
    .trim();
}

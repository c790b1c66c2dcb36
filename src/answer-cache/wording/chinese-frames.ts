/** Words that make a text a question, or a thing asked for. */
const ASKS =
  /什么|甚么|啥|谁|哪|几|多少|多[大高长远深重久宽厚快]|怎|如何|为何|何时|何地|何处|何人|何种|何年|是否|是不是|有没有|能不能|会不会|可不可以|对不对|要不要|该不该|吗$/u;
const YOU = "(?:你们|您们|你|您)?";
const A_LITTLE = "(?:一下儿|一下|下|一声|一句)?";
const TELL = `(?:(?:帮我|帮忙|给我|跟我|和我|向我|替我|为我|来)?(?:告诉|告知|说明|回答|解答)${A_LITTLE}(?:我们|我|咱)?${A_LITTLE}|(?:帮我|帮忙|给我|跟我|和我|为我)(?:查查|查询|查|看看|讲讲|说说|讲|说|介绍|找)${A_LITTLE}|(?:说一下|说说|讲一下|讲讲)(?=.*(?:什么|谁|哪|几|多少|怎|为什么|如何)))`;
const POLITE = "(?:请|麻烦|劳驾|劳烦|拜托|烦请|烦劳|有劳|敢|恳请|还请|可以请|能请|能否请|想请)*";
const MARK = "[,。.:;!? ]*";

/** `你好是什么语` asks about the greeting. */
const UNMENTIONED = "(?=[,。.:;!? ]|[^的是和与跟用怎这英翻一属有为在,。.:;!? ])";

const CALLED = /^(?:各位)?(?:老师|大佬|各位|大家|朋友|同学|师傅|专家|客服|助手|小助手)们?[,:!]/u;
/** Not before a question about a work: 你好，李焕英 is a film. */
const GREETINGS: readonly RegExp[] = [
  `(?:你好|您好|大家好|嗨|哈喽|哈啰|早上好|上午好|中午好|下午好|晚上好|早安)(?:呀|啊|哦)?${UNMENTIONED}`,
  `(?:不好意思|打扰了|打扰${A_LITTLE}|抱歉|对不起|冒昧)(?:了)?${UNMENTIONED}`,
].map((greeting) => new RegExp(`^${greeting}${MARK}`, "u"));
const ABOUT_A_WORK =
  /导演|主演|演员|饰演|上映|票房|演的|[唱写著]的|谁[唱写演拍]|作[者词曲]|演唱|原唱|歌|电影|影片|[电连]视剧|小说|剧|片|专辑|主角|结局|主题曲/u;

/** Before any question, also one that ends in 吗 itself. */
const PLAIN: readonly RegExp[] = [
  `(?:请问(?![题候世责])|请教(?![育师学练材堂授会])|敢问|借问|冒昧地?问|麻烦问|想问问)${A_LITTLE}`,
  `问(?:一下|下|一句|问)`,
  `(?:我|俺|本人)?(?:就是|只是|就|只)?(?:很|非常|特别|有点|有些|比较|一直|还)?想要?(?:请教|请问|问问|问(?![题候天道世])|知道|了解|弄清楚|搞清楚|弄明白|搞明白|咨询|查询|查)${A_LITTLE}(?:的是|的问题是)?`,
  `(?:我|本人)(?:很|非常|特别|有点|有些|比较)?好奇(?!心|怎么办|吗|的)`,
  `(?:我的|我有个|我有一个|有个|有一个|问个|问一个|请教个|请教一个)问题(?:是|想问|想请教)?(?=[,:。.!?; ])`,
  `(?:话说|顺便问${A_LITTLE}|顺便问一句)`,
].map((frame) => new RegExp(`^${POLITE}${frame}${MARK}`, "u"));
const TELLING = new RegExp(`^${POLITE}${YOU}${POLITE}${TELL}${MARK}`, "u");
/** These ask themselves: their 吗 at the end is theirs. */
const ASKING: readonly RegExp[] = [
  `(?:能不能|能否|可不可以|可否|可以|能)(?:请问|请教|问)(?:一下|下)`,
  `${POLITE}${YOU}(?:能不能|能否|可不可以|可否|可以|能够|能|是否可以|是否能|方便|愿意|谁能|有谁能|有没有人能)${POLITE}${YOU}${TELL}`,
  "(?:你|您)(?:知不知道|知道不知道|晓不晓得|清不清楚|记不记得|(?:知道|晓得|清楚|记得|可知道)(?=.*(?:吗|不|(?<![什怎这那多])么)$))",
  "(?:谁|有谁|哪位|有没有人|有人)(?:能|可以|能够)(?:帮我|帮忙|来|给我)?(?:告诉|告知)(?:我们|我)?",
].map((frame) => new RegExp(`^${frame}${MARK}`, "u"));
const CLOSERS = new RegExp(
  `(?:[,。.!? ~]+(?:${POLITE}${YOU}(?:谢谢|多谢|谢了|感谢|感激不尽|拜谢|3q)(?:你|您|啦|了|大家)?|(?:麻烦|拜托|劳驾|有劳|打扰)(?:你|您)?(?:了|啦)?|(?:请|麻烦|劳驾)(?:你|您)?(?:告诉|告知|回答|解答)${A_LITTLE}(?:我)?${A_LITTLE}|请问|求告知|求解答|在线等|急)[!。.,~ ]*)+$`,
  "u",
);

/** The question without greeting, politeness, frame, and the particle that softens it. In simplified characters. */
export function withoutChineseFrames(question: string): string {
  let text = question;
  for (let round = 0; round < 6; round += 1) {
    const before = text;
    text = withoutMarks(text.replace(CLOSERS, "") || text);
    text = withoutFrame(text, CALLED, (rest) => FRAME_FOLLOWS.test(rest));
    for (const frame of ASKING) text = withoutAsking(text, frame);
    for (const greeting of GREETINGS) text = withoutFrame(text, greeting, greetsBefore);
    for (const frame of PLAIN) text = withoutFrame(text, frame, asksSomething);
    text = withoutFrame(text, TELLING, asksSomething);
    if (text === before) break;
  }
  return withoutParticle(text);
}

function withoutFrame(text: string, frame: RegExp, accepts: (rest: string) => boolean): string {
  const rest = text.replace(frame, "");
  return rest !== text && accepts(rest) ? rest : text;
}

/** 你知道谁写了红楼梦吗 → 谁写了红楼梦; 你知道姚明吗 stays. */
function withoutAsking(text: string, frame: RegExp): string {
  const rest = text.replace(frame, "");
  if (rest === text) return text;
  const bare = rest.replace(/(?:吗|(?<![什怎这那多])么|嘛|不|呢|呀|啊)$/u, "");
  return bare.length < 3 || /^[的了过着]/u.test(bare) || /吗$/u.test(bare) || !asksInside(bare) ? text : bare;
}

/** A question, or a thing's attribute: 姚明的身高. */
function asksSomething(rest: string): boolean {
  return (
    rest.length > 2 &&
    !/^[的了过着]/u.test(rest) &&
    (ASKS.test(rest) || /^[^的]+的[^的]+$/u.test(rest) || FRAME_FOLLOWS.test(rest))
  );
}

function greetsBefore(rest: string): boolean {
  return asksSomething(rest) && (FRAME_FOLLOWS.test(rest) || !ABOUT_A_WORK.test(rest));
}

const FRAME_FOLLOWS = /^(?:请[问教你您帮告]|麻烦|劳驾|拜托|我想|想问|你知道|您知道|你能|您能|能不能|能否|可以|可否)/u;

function asksInside(text: string): boolean {
  return ASKS.test(text) && !/吗$|(?<![什怎这那多])么$/u.test(text);
}

function withoutMarks(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}》"」』)])[?!]*\?[?!]*$/u, "").replace(/(?<=\p{Script=Han})[。~]+$/u, "");
}

/** 呢, 呀 and 啊 behind a question that has its word for what is asked; not 毛呢, and not a question of one such word. */
function withoutParticle(text: string): string {
  const bare = withoutMarks(text).replace(/(?<![毛花绒粗呢是叫字词个和跟与小老阿哎嗯哈呀啊])(?:呢|呀|啊|哦|哟|捏|来着)$/u, "");
  return bare !== text && asksInside(bare.replace(/^.*[?;。!](?=.)/u, "")) && !/吗$/u.test(bare) ? bare : withoutMarks(text);
}

/** Asked of the negative, or of what is said behind its noun; both ask the same as the plain wording. */
const PLAINER: readonly (readonly [RegExp, string])[] = [
  // 得过X没有, 上市了没有
  [/^(.*[过了].*?)(?:没有|没)\s*[?？]?$/u, "$1吗?"],
  [/^(.*?)(\p{Script=Han}{1,6})还是不\2\s*[?？]?$/u, "$1$2吗?"],
  // `how fast can the train go that has the M60 in it`
  [
    /^(how (?:\w+) (?:can|does|do|did|is|was) .+?) (go|run|travel|move|fly|sail|drive|get) ((?:that|which|who|with) .+?)(\s*\?)?$/u,
    "$1 $3 $2$4",
  ],
  // In the province of the town where it stands.
  [/^in (?:which|what) (\p{L}+) (is|are|was|were) (.+?)(?: located| situated| based)?(\s*\?)?$/u, "which $1 $2 $3 in$4"],
  [/^(.{2,30}?)(?:在|位于|坐落在|坐落于)哪一?个?(省|市|县|国家|州|区|城市|镇)份?\s*[?？]?$/u, "$1所在的$2是哪个"],
  // Told as its warranty.
  [
    /^how long (is|are|was|were) (.+?) (?:under warranty|guaranteed|under guarantee|covered by (?:the |its )?warranty)(\s*\?)?$/u,
    "how long $1 the warranty of $2$3",
  ],
  [/\b(?:that|which) (?:has|have|had|carries|contains) (.+?) (?:in|on|inside|aboard) it\b/u, "with $1"],
  [/^((?:which|what) .+?) (?:has|have|had) (.+?) (?:in|inside|aboard) (?:it|them)(\s*\?)?$/u, "$1 use $2$3"],
  [/\b(is|was|are|were|do|does|did|has|have|had)n't\b/u, "$1 not"],
  [/\b(place|date|year|day|cause) and (place|date|year|day|cause) of (birth|death|burial)\b/u, "$1 of $3 and $2 of $3"],
  [/(?:是)?(出生|去世|逝世|生|死|卒)于?(?:何时何地|何地何时)(?:的)?(?=\s*[?？]?$)/u, "在什么时候$1, 在哪里$1"],
  [/(?:是)?(?:在|于)?(?:何时何地|何地何时)(出生|去世|逝世)(?:的)?(?=\s*[?？]?$)/u, "在什么时候$1, 在哪里$1"],
  [/^(who|which)(?: ones?)? among (?=the |our |these )/u, "which of "],
  // A has a B; where was that B born? Whose that is was said before.
  [
    /^(.{2,80}?) (?:has|have|had) an? (\p{L}[\p{L} ]{1,30}?)\s*[,.;:]\s*(?:and )?(.+?)\b(?:that|this|the) \2\b/u,
    "$3the $2 of $1",
  ],
  [/^(.{2,60}?)有过?一?[位个名座条家所](\p{Script=Han}{1,6})\s*[,，;；。](?:请问|那么?)?[这那该][位个名座条家所]?\2/u, "$1的$2"],
];

/** 保修期是多久, 保修多长时间: of what is told in months, say. */
const HOW_LONG =
  /(?<=[期限]|时长|寿命|保修|质保|保质)(?:一共|总共)?[是有为]?(?:多久|多长时间|多长时长|(?:几|多少)个?(?:小时|月|年|天|周|星期))(?=的?\s*[?？]?$)/u;

/** Whoever writes the music of a play needn't be its author. */
const WRITES_MUSIC = /(?<music>的(?:音乐|配乐|曲子?|主题曲|片头曲|插曲))是(?:由)?谁(?:写|谱|谱写|创作|作|做)的(?=\s*[?？]?$)/u;
const WRITES_MUSIC_FOR =
  /^(?:是)?谁(?:给|为|替)(?<work>.+?)(?:写|谱|作|做|创作)的?(?<music>音乐|配乐|曲子?|主题曲)的?(?=\s*[?？]?$)/u;

/** Other ways to put a folded question that ask the same, with the question itself first. */
export function rewordings(question: string): string[] {
  const positive = question
    .replace(/^(is|was|are|were|do|does|did|has|have|had)n't\b/u, "$1")
    .replace(/难道(?:说)?/u, "")
    .replace(/\b(\p{L}+(?:ed|ld|en)) for the first time(?=\s*\??$)/u, "first $1")
    .replace(HOW_LONG, "有多长")
    .replace(WRITES_MUSIC, "$<music>是谁")
    .replace(WRITES_MUSIC_FOR, "$<work>的$<music>是谁")
    .replace(/不是(?=[^是]*(?:吗|么)\s*[?？]?$)/u, "是");
  const found = [positive];
  let plainer = positive;
  for (const [wording, plain] of PLAINER) plainer = plainer.replace(wording, plain);
  if (plainer !== positive) found.push(plainer);
  const marked = /是不是|是否是|是否为|是否|有没有(?=[^?？]*[过了于在])/u.exec(positive);
  if (marked !== null && !/[吗么]\s*[?？]?$/u.test(positive)) {
    const before = positive.slice(0, marked.index);
    const after = positive.slice(marked.index + marked[0].length).replace(/\s*[?？]*$/u, "");
    for (const verb of ["", "是"]) found.push(`${before}${verb}${after}吗?`);
  }
  return found;
}

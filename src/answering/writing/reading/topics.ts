import { baseForm } from "../../../language/irregular-forms.js";
import { RELATIONS } from "../../../language/relation-words.js";
import { fold, type Reading } from "./reading.js";
import { WORD_GROUPS, type WordGroup } from "./words/subject-words.js";

const GROUPS: readonly WordGroup[] = [...WORD_GROUPS, ...RELATIONS.filter(({ isWeak }) => !isWeak)];

function index(pick: (group: WordGroup) => readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [number, group] of GROUPS.entries())
    for (const word of pick(group)) found.set(word, [...(found.get(word) ?? []), number]);
  return found;
}

const HAN = index(({ han }) => han);
const LATIN = index(({ latin }) => latin);
const LONGEST_HAN = Math.max(...[...HAN.keys()].map((word) => word.length));

/** The words of a text, and what they are about, whatever the language. */
export interface Topics {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** Numbers of groups of words of one meaning. */
  readonly groups: ReadonlySet<number>;
}

const read = new WeakMap<Reading, Topics>();

export function topicsOf(reading: Reading): Topics {
  const known = read.get(reading);
  if (known !== undefined) return known;
  const words = new Set((reading.folded.match(/[\p{Script=Latin}\p{M}]+/gu) ?? []).map(stem));
  const groups = new Set<number>();
  for (const word of words) for (const group of LATIN_STEMS.get(word) ?? []) groups.add(group);
  for (const [word, numbers] of HAN) if (reading.folded.includes(word)) for (const group of numbers) groups.add(group);
  const topics = { text: reading.folded, words, groups };
  read.set(reading, topics);
  return topics;
}

/** Groups of words of one meaning that a word, folded, is of. */
export function groupsOf(word: string): readonly number[] {
  return HAN.get(word) ?? LATIN_STEMS.get(stem(word)) ?? [];
}

/** A word of a question that a passage should have, in its own or other words. */
export interface TopicTerm {
  readonly text: string;
  readonly isHan: boolean;
  readonly groups: readonly number[];
  /** Words of the other language that may stand for it, folded. */
  readonly translations?: readonly string[] | undefined;
}

const ENGLISH_STOP = new Set(
  (
    "a an the and or but of in on at to for from by with as is am are was were be been being do does did done has have had having it its he she they them his her " +
    "their this that these those there here what which who whom whose when where how many much why will would can could may might shall should i you we me my " +
    "your our us not no so than then if into about over after before up out any some ever just please tell s t whether also each every still " +
    "one ones thing things person people kind sort called according documents document actually really exactly someone something must need soon " +
    "isn aren wasn weren don doesn didn won wouldn couldn shouldn hasn haven mustn too now got happens happen happened supposed"
  ).split(" "),
);
const HAN_STOP =
  /请问|麻烦|何年何月何日|何年|何月|何日|出来|根据|资料|文档|什么时候|什么地方|什么样|什么人|为什么|什么|怎么样|怎么|怎样|如何|哪里|哪儿|哪一|哪位|哪个|哪些|哪几|多少|是不是|有没有|那位|那个|那些|那种|那只|这位|这个|这些|一位|一个|一只|一种|一次|之前|以前|以后|之后|时候|究竟|到底|其中|关于|他们|她们|它们|自己|之内|以内|一共|总共|[的了是在有被把从到对为以而也都就还又很吗呢吧啊么之其它他她我你和与及或谁几哪个位们着过给让会要才再只却即则于里中上下这那一]/gu;

/** Turns of phrase that no word of them explains. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:i'd like to know|i would like to know|i want to know|can you tell me|could you tell me|tell me|do you know|please|went by|go(?:es)? by)\b/gu,
    " ",
  ],
  [/请问一下|请问|麻烦(?:你|您)?(?:查一下|帮我)?|我想知道|想知道|帮我查一下|告诉我|当年|当时|查一下/gu, " "],
  [/\b(?:how )?(?:far|high) (?:up|above (?:the )?sea(?: level)?)\b|\babove (?:the )?sea(?: level)?\b/gu, " elevation "],
  [/\bdo(?:es|ing)? for a living\b|\bearn (?:a|his|her|their) living\b|\bby (?:training|trade|profession)\b/gu, " occupation "],
  [/\bso far\b/gu, " "],
  [/\bwhat time of (?:the )?(?:year|month|week|day)\b/gu, " "],
  [/\bpass(?:ed)? away\b/gu, " died "],
  [/\b(?:other|better) half\b/gu, " spouse "],
  [/\bat the helm\b|\bin charge\b/gu, " head "],
  [/\bcome out\b|\bcame out\b/gu, " published "],
  [/\bopen for business\b/gu, " founded opened "],
  [/\bmade (?:of|from|out of|with)\b/gu, " made material ingredient "],
  [/为什么|为何|怎么会|凭什么/gu, " "],
  [/(?:最多|至多|最少|至少|顶多)(?=.{0,6}(?:几|多少|多久|多长))/gu, " "],
  [/用什么(?:材料|原料)?做的?|什么做的/gu, " 材料 "],
  [/\bwhat trade\b|\b(?:ply|plied|plies) (?:the|a|his|her) trade\b|\bdid for work\b/gu, " occupation "],
  [/\b(?:ply|plied)\b/gu, " "],
  [/由(?=\s)/gu, " "],
  // How it is asked, not what for: the kind of answer tells.
  [/是?(?:干|做)什么(?:工作|行当|活)?的(?=[?？]|$)|(?:举行|举办|召开)(?=的?[?？]|$)/gu, " "],
  [/(?:要|得|需要?|花费?了?|收|交|付)?(?:多少钱|几块钱|多少块|多少元|几元)|百分之(?:多少|几)|几(?:成|折)/gu, " "],
  [
    /\bfor (?:what|which) (?:sum|amount|price)\b|\b(?:what|which) (?:sum|amount|percentage)(?: of)?\b|\bwhile\b|\bduring\b/gu,
    " ",
  ],
  [/多长时间|多少时间|多久|哪里|哪儿|何处|几点钟?|大约|大概|应该|需要|必须/gu, " "],
  [
    /\bhow (?:soon|quickly|often|far in advance|long in advance|far ahead)\b|\bfor how long\b|\bhow long (?=(?:may|can|must|should) )|\b(?:in|into) trouble\b/gu,
    " ",
  ],
  [/就要|就得|要不要|才[行能]/gu, " "],
  // The kind of answer tells.
  [
    /最[晚迟早](?=.{0,4}(?:哪|几|什么时候))|哪一?[年天月日]|几几年|几[岁号](?!楼|线|馆|厅|门|库|车|台|井|院)|我?想(?=[去当要在给把])|(?<=[修做写建造装画搭备办谈补])好(?=的|了|[，,?？]|$)/gu,
    " ",
  ],
  [/哪里人|哪儿人|什么地方人/gu, " 出生地 "],
  [/在哪儿?上的?大学|哪所大学毕业/gu, " 毕业 大学 "],
];

/**
 * What a question speaks of, without the names that are blanked out before. Pure.
 *
 * @param said what the evidence says, folded: tells which Chinese characters of the question are a word there
 * @param isWord whether Chinese characters are a word of the language
 */
export function topicTerms(text: string, said = "", isWord: (word: string) => boolean = () => false): TopicTerm[] {
  const plain = PHRASES.reduce((said, [phrase, words]) => said.replace(phrase, words), fold(text.normalize("NFKC")));
  const folded = plain.replace(
    /多少[\p{Script=Han}]?(?=[，,。？?]|$)|多少|第几|几[个位次只条件人点]|多(?=[深高长重远大宽厚久快老])/gu,
    " ",
  );
  const terms: TopicTerm[] = [];
  for (const [word] of folded.matchAll(/[\p{Script=Latin}\p{M}]+/gu)) {
    if (ENGLISH_STOP.has(word) || word.length < 2) continue;
    terms.push({ text: stem(word), isHan: false, groups: LATIN_STEMS.get(stem(word)) ?? [] });
  }
  for (const [run] of folded.matchAll(/\p{Script=Han}+/gu)) terms.push(...hanTerms(run, said, isWord));
  return terms.filter((one, at) => terms.findIndex((other) => isSameTerm(one, other)) === at);
}

/** "deep", "deepest" */
function isSameTerm(one: TopicTerm, other: TopicTerm): boolean {
  if (one.text === other.text) return true;
  const shared = one.groups.some((group) => other.groups.includes(group));
  return shared && !one.isHan && !other.isHan && one.text.slice(0, 4) === other.text.slice(0, 4);
}

function hanTerms(run: string, said: string, isWord: (word: string) => boolean): TopicTerm[] {
  const terms: TopicTerm[] = [];
  let rest = "";
  const endRest = (): void => {
    for (const part of rest.replace(HAN_STOP, " ").split(" ")) terms.push(...pairsOf(part));
    rest = "";
  };
  for (let at = 0; at < run.length; ) {
    const known = wordAt(run, at);
    const same = sharedAt(run, at, said);
    const stated = same !== undefined && same.length > (known?.length ?? 1) ? same : known;
    const word = stated !== undefined && stated.length > 1 ? stated : (listedAt(run, at, isWord) ?? stated);
    if (word === undefined) {
      rest += run[at];
      at += 1;
    } else {
      endRest();
      terms.push({ text: word, isHan: true, groups: HAN.get(word) ?? [] });
      at += word.length;
    }
  }
  endRest();
  return terms;
}

const LONGEST_LISTED = 4;

/** The longest stretch that is a word of the language: 志愿者, 手机. */
function listedAt(run: string, at: number, isWord: (word: string) => boolean): string | undefined {
  for (let length = Math.min(LONGEST_LISTED, run.length - at); length > 1; length -= 1) {
    const stretch = run.slice(at, at + length);
    if (!STOPS.test(stretch) && isWord(stretch)) return stretch;
  }
  return undefined;
}

const MOST_SHARED = 6;
const STOPS = new RegExp(HAN_STOP.source, "u");

/** The longest stretch that stands in the evidence too: 桂花, 工钱. */
function sharedAt(run: string, at: number, said: string): string | undefined {
  for (let length = Math.min(MOST_SHARED, run.length - at); length > 1; length -= 1) {
    const stretch = run.slice(at, at + length);
    if (said.includes(stretch) && !STOPS.test(stretch)) return stretch;
  }
  return undefined;
}

function wordAt(run: string, at: number): string | undefined {
  for (let length = Math.min(LONGEST_HAN, run.length - at); length > 0; length -= 1) {
    const word = run.slice(at, at + length);
    if (HAN.has(word)) return word;
    if (length > 1 && new RegExp(`^(?:${HAN_STOP.source})$`, "u").test(word)) return undefined;
  }
  return undefined;
}

function pairsOf(part: string): TopicTerm[] {
  const characters = [...part];
  if (characters.length === 0) return [];
  if (characters.length === 1) return [{ text: part, isHan: true, groups: [] }];
  return characters.slice(1).map((character, at) => ({ text: `${characters[at]}${character}`, isHan: true, groups: [] }));
}

/** A dictionary gives every sense of a word: only some is meant. */
const TRANSLATED = 0.7;

/** How well a text has the term: 1 its word, less another word of its meaning, or part of it. */
export function termFit({ text, isHan, groups, translations = [] }: TopicTerm, topics: Topics): number {
  if (isHan ? topics.text.includes(text) : topics.words.has(text)) return 1;
  if (groups.some((group) => topics.groups.has(group))) return 0.85;
  if (translations.some((word) => (isHan ? topics.words.has(stem(word)) : topics.text.includes(word)))) return TRANSLATED;
  if (!isHan) return text.length > 5 && [...topics.words].some((word) => isNear(word, text)) ? 0.8 : 0;
  // 水碓 of 砚溪水碓
  if (text.length > 3 && (topics.text.includes(text.slice(-2)) || topics.text.includes(text.slice(0, 2)))) return 0.6;
  return text.length > 1 && groups.length === 0 && [...text].some((character) => topics.text.includes(character)) ? 0.3 : 0;
}

/** A word that has no translation here can't stand in a text of the other language. */
export function isComparable({ isHan, groups }: TopicTerm, text: string): boolean {
  return groups.length > 0 || /\p{Script=Han}/u.test(text) === isHan;
}

function isNear(one: string, other: string): boolean {
  let common = 0;
  while (common < one.length && one[common] === other[common]) common += 1;
  return common >= 5 && Math.max(one.length, other.length) - common <= 4;
}

export function stem(inflected: string): string {
  const word = baseForm(inflected);
  if (word.length < 4) return word;
  return word
    .replace(/(?:ies|ied)$/u, "y")
    .replace(/(?<=[^s])s$/u, "")
    .replace(/(?<=.{3})(?:ing|ed)$/u, "")
    .replace(/(?<=.{3})e$/u, "")
    .replace(/([bdgklmnprt])\1$/u, "$1");
}

const LATIN_STEMS: ReadonlyMap<string, readonly number[]> = stemmed();

function stemmed(): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [word, groups] of LATIN) found.set(stem(word), [...(found.get(stem(word)) ?? []), ...groups]);
  return found;
}

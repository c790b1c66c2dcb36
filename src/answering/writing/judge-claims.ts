import { type Claim, claimsOf, type Scope } from "./claims.js";
import type { EvidenceUnit } from "./evidence-units.js";
import { ENGLISH_FUNCTION_WORDS, HAN_FUNCTION_SET, isDenied } from "./function-words.js";
import { type Quantity, supportsQuantity } from "./quantities.js";
import { clausesOf, fold, hasWord, nameRuns, type Reading, readText } from "./reading.js";
import { RELATIONS } from "./relation-words.js";
import { turnsRound } from "./roles.js";

export interface Verdict {
  readonly claims: readonly Claim[];
  /** What doesn't stand in the evidence, in words. Empty: it is supported. */
  readonly missing: readonly string[];
  /** What the evidence adds to the question. */
  readonly news: readonly Claim[];
}

export interface JudgeContext {
  readonly question: Reading;
  readonly units: readonly EvidenceUnit[];
  /** Names that the evidence itself shows to be names, folded. */
  readonly knownNames: readonly string[];
}

/** Holds a sentence, or a part of one, against evidence. Pure. */
export function judge(sentence: Reading, scope: Scope, { question, knownNames, units }: JudgeContext): Verdict {
  const claims = claimsOf(sentence, question, scope, knownNames);
  const missing = new Set<string>();
  const news = claims.filter(
    (claim) =>
      claim.standing === "own" &&
      (claim.kind !== "relation" || question.relations.size === 0) &&
      !isAsked(claim, question) &&
      !isLoneCharacter(claim),
  );
  let tolerated = 0;
  const firstAsked = claims.find(({ kind, standing }) => kind === "han" && standing === "asked");
  for (const [index, claim] of claims.entries()) {
    if (claim.standing === "own" || claim.standing === "about") continue;
    if (claim.kind === "quantity") {
      const countsNames =
        claim.quantity.kind === "number" &&
        claim.quantity.value <= 10 &&
        news.length - 1 >= claim.quantity.value &&
        claim.standing === "none";
      if (claim.standing === "none" ? !countsNames : isElsewhere(claim, units)) missing.add(claim.text);
    } else if (claim.kind === "relation") {
      if (claim.relations.every(({ isWeak }) => !isWeak)) missing.add(claim.text);
    } else if (claim.kind === "name") missing.add(claim.text);
    else if (claim.kind === "word") {
      if (claim.standing === "asked") {
        if (isElsewhere(claim, units)) missing.add(claim.text);
      } else if (claim.start === 0 || isPredicate(claim, sentence) || countsAfterNumber(claim, claims, sentence))
        missing.add(claim.text);
      else tolerated += 1;
    } else if (claim.standing === "asked") {
      if ([...claim.text].every((character) => scope.own.includes(character) || HAN_FUNCTION_SET.has(character))) continue;
      if (claim === firstAsked || isElsewhere(claim, units) || knownNames.some((name) => overlaps(name, claim.text)))
        missing.add(claim.text);
    } else if (isPartOfName(claim, claims, index) || claim.text.length > 2 || isAtEdge(claim, sentence)) missing.add(claim.text);
    else tolerated += 1;
  }
  const words = claims.filter(({ kind }) => kind !== "relation").length;
  if (tolerated > 0 && (news.length === 0 || tolerated > Math.max(1, words / 3)))
    for (const claim of claims) if (claim.standing === "none" && claim.kind !== "relation") missing.add(claim.text);
  for (const run of brokenNames(sentence, scope, question)) missing.add(run);
  for (const text of cutNames(claims, sentence, scope, knownNames)) missing.add(text);
  for (const text of misbound(sentence, scope)) missing.add(text);
  for (const text of inOtherCell(sentence, news, scope)) missing.add(text);
  for (const text of turnedRange(sentence, scope)) missing.add(text);
  if (missing.size === 0 && turnsRound(sentence.folded, roleTexts(scope))) missing.add(sentence.text);
  if (missing.size === 0 && !sameDenial(sentence, scope, question)) missing.add(denialOf(sentence));
  return { claims, missing: [...missing], news };
}

/** Other evidence has the question's word, so it tells this evidence from that. */
export function isElsewhere(claim: Claim, units: readonly EvidenceUnit[]): boolean {
  if (claim.kind === "quantity")
    return units.some(({ own }) => own.quantities.some((known) => supportsQuantity(claim.quantity, known, false)));
  if (claim.kind === "name" || claim.kind === "word") return units.some(({ own }) => hasWord(own, claim.word));
  return claim.text.length > 1 && units.some(({ own }) => own.folded.includes(claim.text));
}

function isAsked(claim: Claim, question: Reading): boolean {
  if (claim.kind === "quantity") return question.quantities.some((asked) => supportsQuantity(claim.quantity, asked, false));
  if (claim.kind === "name" || claim.kind === "word") return hasWord(question, claim.word);
  return question.folded.includes(fold(claim.text));
}

function isLoneCharacter({ kind, text }: Claim): boolean {
  return kind === "han" && text.length === 1;
}

function overlaps(name: string, text: string): boolean {
  return text.length > 1 && (name.includes(text) || text.includes(name));
}

/** "is a nurse": what stands after a form of "to be" is what the sentence is about to say; a participle is not. */
function isPredicate(claim: Claim, { text }: Reading): boolean {
  const before = text.slice(0, claim.start);
  return (
    /(?:\b(?:is|are|was|were|be|as)|'s) (?:also |now |still |not |both )?(?:(?:an?|the|his|her|its) )?(?:\p{L}+ )?$/iu.test(
      before,
    ) && !/(?:ed|en|ing)$/u.test(claim.text)
  );
}

/** "3 million markets": what is counted. */
function countsAfterNumber(claim: Claim, claims: readonly Claim[], { text }: Reading): boolean {
  return claims.some(
    (other) =>
      other.kind === "quantity" &&
      other.quantity.kind === "number" &&
      /^ (?:\p{L}+ )?$/u.test(text.slice(other.quantity.end, claim.start)) &&
      claim.start > other.start,
  );
}

/** An unknown character beside a known stretch: 魏清泉 where the evidence has 魏清和. */
function isPartOfName(claim: Claim, claims: readonly Claim[], index: number): boolean {
  const before = claims[index - 1];
  const after = claims[index + 1];
  const touches = (other: Claim | undefined, end: number, start: number): boolean =>
    other?.kind === "han" && other.standing === "own" && end === start;
  return (
    touches(before, (before?.start ?? 0) + (before?.text.length ?? 0), claim.start) ||
    touches(after, claim.start + claim.text.length, after?.start ?? -1)
  );
}

function isAtEdge(claim: Claim, { text }: Reading): boolean {
  return /^[\P{L}]*$/u.test(text.slice(0, claim.start)) || /^[的了\P{L}]*$/u.test(text.slice(claim.start + claim.text.length));
}

/** Names whose words stand in the evidence, but not as one name: "Elena Okafor" of Elena Marsh and Paul Okafor. */
function brokenNames(sentence: Reading, { units, own, about }: Scope, question: Reading): string[] {
  const spaced = ` ${`${own}\n${about}`.replace(/[^\p{L}\p{N}\n]+/gu, " ")} `;
  const known = units.flatMap((unit) => [...nameRuns(unit.own), ...nameRuns(unit.about)]);
  return nameRuns(sentence).filter((run) => {
    const words = run.split(" ");
    if (words.length < 2 || spaced.includes(` ${run} `)) return false;
    return !known.some((name) => isSubsequence(words, name.split(" "))) && !isSubsequenceOfText(words, question, units);
  });
}

function isSubsequence(words: readonly string[], of: readonly string[]): boolean {
  let at = 0;
  for (const word of of) if (word === words[at]) at += 1;
  return at === words.length;
}

/** The question's own name for the thing, where each word of it stands in the evidence. */
function isSubsequenceOfText(words: readonly string[], question: Reading, units: readonly EvidenceUnit[]): boolean {
  return (
    question.folded.includes(words.join(" ")) &&
    units.some((unit) => words.every((word) => unit.own.folds.has(word) || unit.about.folds.has(word)))
  );
}

const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳史唐费廉岑薛雷贺倪汤殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵湛汪祁毛狄米贝明臧计戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓郁单洪包左石崔吉龚程邢裴陆荣翁荀甄曲封储段焦巴侯班仲伊宫宁仇甘武符刘景詹龙叶司黎白蒲卓蔺温庄晏柴瞿阎连习容向古易廖耿关欧聂曾沙岳候";
const NAME_ENDINGS = /^(?:市|省|县|区|镇|乡|村|国|人|族|山|河|江|湖|州|大学|学院|公司|先生|女士|茶|路|桥|寺|馆)/u;

/** Part of a name instead of the name: 江望 where the evidence has 江望舒. */
function cutNames(claims: readonly Claim[], sentence: Reading, { own, units }: Scope, knownNames: readonly string[]): string[] {
  const cut: string[] = [];
  for (const { kind, text, standing } of claims) {
    if (kind !== "han" || standing !== "own" || text.length < 2) continue;
    const names = [...knownNames, ...units.flatMap(({ object }) => object ?? [])];
    const whole = names.find(
      (name) => name.length <= 4 && name.startsWith(text) && name !== text && !NAME_ENDINGS.test(name.slice(text.length)),
    );
    if (whole !== undefined && !names.includes(text) && !sentence.folded.includes(whole)) cut.push(text);
    else if (text.length === 2 && !names.includes(text) && SURNAMES.includes(text[0] ?? "") && isAlwaysLonger(text, own))
      cut.push(text);
  }
  return cut;
}

/** Whether a two-character name stands in the text only as the beginning of a longer one. */
function isAlwaysLonger(text: string, own: string): boolean {
  const followers = [...own.matchAll(new RegExp(`(?<!\\p{Script=Han})${text}(.?)|[长家授者人师是为由]${text}(.?)`, "gu"))].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  return (
    followers.length > 0 &&
    followers.every(
      (next) =>
        /\p{Script=Han}/u.test(next) &&
        !/[的是在于和与有为由从到也曾被把将及等说生毕住一不]/u.test(next) &&
        !NAME_ENDINGS.test(next),
    )
  );
}

/** A number that the evidence binds to something else: "2,300 teachers" of "2,300 pupils, 180 teachers". */
function misbound(sentence: Reading, { units }: Scope): string[] {
  const wrong: string[] = [];
  for (const clause of clausesOf(sentence.text).map(readText)) {
    for (const quantity of clause.quantities) {
      for (const unit of units) {
        if (unit.clauses.length < 2) continue;
        const holding = unit.clauses.filter(({ quantities }) =>
          quantities.some((known) => supportsQuantity(quantity, known, false)),
        );
        if (holding.length === 0 || holding.length === unit.clauses.length) continue;
        const others = unit.clauses.filter((part) => !holding.includes(part));
        const text = clause.text.slice(quantity.start, quantity.end);
        if (boundElsewhere(clause, sentence, holding, others, unit.kind)) wrong.push(text);
      }
    }
  }
  return wrong;
}

/** A table's value under another heading than the relation the sentence gives it. */
function inOtherCell(sentence: Reading, news: readonly Claim[], { units }: Scope): string[] {
  const rows = units.filter(({ kind }) => kind === "row");
  if (rows.length === 0 || sentence.relations.size === 0) return [];
  const cells = rows.flatMap(({ clauses }) => clauses);
  const related = cells.filter((cell) => [...sentence.relations].some((name) => cell.relations.has(name)));
  if (related.length === 0) return [];
  return news
    .filter((claim) => claim.kind !== "quantity")
    .filter((claim) => {
      const holds = (cell: Reading): boolean =>
        claim.kind === "han" ? cell.folded.includes(claim.text) : "word" in claim && hasWord(cell, claim.word);
      return cells.some(holds) && !related.some(holds) && !rows.some(({ subject }) => subject.includes(fold(claim.text)));
    })
    .map(({ text }) => text);
}

function boundElsewhere(
  clause: Reading,
  sentence: Reading,
  holding: readonly Reading[],
  others: readonly Reading[],
  kind: EvidenceUnit["kind"],
): boolean {
  const relations = [...clause.relations];
  const isHere = relations.some((name) => holding.some((part) => part.relations.has(name)));
  const isThere = relations.some((name) => others.some((part) => part.relations.has(name)));
  const otherRelation = holding.every((part) =>
    RELATIONS.some(({ name, isWeak }) => (!isWeak || kind === "row") && part.relations.has(name)),
  );
  if (!isHere && isThere && otherRelation && kind !== "fact") return true;
  // Another date or number of the same kind stands with it, which the sentence replaces.
  const rivals = clause.quantities.filter(
    (quantity) => !holding.some((part) => part.quantities.some((known) => supportsQuantity(quantity, known, false))),
  );
  return rivals.some(
    (rival) =>
      others.some((part) => part.quantities.some((known) => supportsQuantity(rival, known, false))) &&
      holding.every((part) =>
        part.quantities.some(
          (known) =>
            known.kind === rival.kind &&
            (known.kind !== "number" || rival.kind !== "number" || known.dimension === rival.dimension) &&
            !sentence.quantities.some((said) => supportsQuantity(said, known, false)),
        ),
      ),
  );
}

function roleTexts({ units }: Scope): string[] {
  return units.map(({ own, kind }) => (kind === "fact" ? (own.folded.split("\n")[0] ?? "") : own.folded));
}

/** "From March to November" of "November to March". */
function turnedRange(sentence: Reading, { units }: Scope): string[] {
  const place = (unit: EvidenceUnit, quantity: Quantity): number =>
    unit.own.quantities.findIndex((known) => supportsQuantity(quantity, known, true));
  return sentence.quantities.flatMap((from, index) => {
    const to = sentence.quantities[index + 1];
    if (
      to === undefined ||
      !/^\s?(?:至|到|—+|-|–|~|to|until|till)\s?[^\d,，。]{0,4}$/u.test(sentence.text.slice(from.end, to.start))
    )
      return [];
    const turned = units.some((unit) => place(unit, to) >= 0 && place(unit, from) > place(unit, to));
    return turned ? [sentence.text.slice(from.start, to.end)] : [];
  });
}

/** Each part of the sentence denies exactly if the part of the evidence that says most of it does. */
function sameDenial(sentence: Reading, { units }: Scope, question: Reading): boolean {
  const parts = units.flatMap((unit) => unit.clauses);
  return clausesOf(sentence.text).every((clause) => {
    const denied = isDenied(clause);
    const read = readText(clause);
    const scored = parts.map((part) => ({
      denied: isDenied(part.text),
      score: sharedWith(read, part, question) / (1 + part.text.length / 1_000),
    }));
    const best = Math.max(0, ...scored.map(({ score }) => score));
    return best === 0 || scored.some((part) => part.score >= best - 0.25 && part.denied === denied);
  });
}

/** How much of what the clause says the part says too; what the question didn't say counts more. */
function sharedWith(read: Reading, part: Reading, question: Reading): number {
  let shared = 0;
  for (const word of read.words)
    if (!ENGLISH_FUNCTION_WORDS.has(word.folded) && hasWord(part, word)) shared += hasWord(question, word) ? 1 : 3;
  for (const quantity of read.quantities)
    if (part.quantities.some((known) => supportsQuantity(quantity, known, true))) shared += 3;
  for (const pair of pairs(read.folded)) if (part.folded.includes(pair)) shared += question.folded.includes(pair) ? 0.5 : 1;
  for (const relation of read.relations) if (part.relations.has(relation)) shared += 0.5;
  return shared;
}

function pairs(folded: string): string[] {
  return (folded.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}

function denialOf(sentence: Reading): string {
  return /\b(?:not|no|never|without|\w+n't)\b|没有|并非|不|没|未|无/iu.exec(fold(sentence.text))?.[0] ?? "not";
}

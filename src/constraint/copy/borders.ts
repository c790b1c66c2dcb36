import { type CharacterKind, characterKind } from "./character-kind.js";

/** Where spans of a line may begin and end, by UTF-16 index, both ends of the line included. [length + 1] */
export interface Borders {
  readonly begins: readonly boolean[];
  readonly ends: readonly boolean[];
}

interface Character {
  readonly text: string;
  readonly kind: CharacterKind;
  readonly at: number;
}

/** Characters that stand inside a word or number only between others of it: `.` in 3.14, `'` in O'Brien. */
const BETWEEN_ALL = /^[-·•・‧‐‑–/\\_@&+#~=.]$/u;
const BETWEEN_DIGITS = /^[,:]$/u;
const APOSTROPHE = /^['’]$/u;
/** At most so many of them in a row, as in `https://`. */
const MOST_JOINERS = 3;
const NAME_DOT = /^[·•・‧]$/u;
/** Belong to the number behind or before them. */
const SIGN = /^[-−+±#№$€£¥￥]$/u;
const UNIT_MARK = /^[%‰°℃℉′″]$/u;
const HAN_NUMERAL = /^[〇零一二三四五六七八九十百千万萬亿億兆两兩]$/u;
const MULTIPLIER = /^ (?:hundred|thousand|million|billion|trillion|percent|per cent|dozen)\b/iu;
/** A transliterated name's first part is taken to have no more characters than these. */
const LONGEST_NAME_PART = 4;
const CAPITAL = /^[\p{Lu}\p{Lt}]/u;

/**
 * Where a line may be cut so that what is cut out is whole: not inside a number, a word that is not Chinese or a name
 * that is joined by dots or hyphens; and no end between two capitalised words, which may be one name. Chinese words have no borders: there any
 * place will do, but no end just before or behind a transliterated name's dot.
 *
 * @param plain words, in small letters, that belong to no name though a sentence begins with them
 */
export function bordersOf(line: string, plain: ReadonlySet<string> = new Set()): Borders {
  const characters = charactersOf(line);
  const begins = new Array<boolean>(line.length + 1).fill(false);
  const ends = new Array<boolean>(line.length + 1).fill(false);
  const inner = innerJoiners(characters);
  for (let index = 0; index <= characters.length; index += 1) {
    const at = characters[index]?.at ?? line.length;
    const cut = index === 0 || index === characters.length || !isOneWord(characters, inner, index);
    begins[at] = cut && mayBegin(characters, index);
    ends[at] = cut && index > 0 && characters[index - 1]?.kind !== "space" && !endsEarly(characters, index, line, plain);
  }
  return { begins, ends };
}

/** Punctuation that ends or parts clauses begins nothing, nor does the rest of a name; a sign or a bracket does. */
function mayBegin(characters: readonly Character[], index: number): boolean {
  const [first, second] = characters.slice(index, index + 2);
  if (first === undefined || first.kind === "space" || first.kind === "stop") return false;
  if (isNameDot(characters[index - 2]) || isPossessive(characters, index)) return false;
  return (first.kind !== "joiner" && first.kind !== "other") || isPart(second) || second?.kind === "han";
}

function charactersOf(line: string): Character[] {
  const characters: Character[] = [];
  let at = 0;
  for (const text of line) {
    characters.push({ text, kind: characterKind(text), at });
    at += text.length;
  }
  return characters;
}

/** Which characters stand inside a word or number. */
function innerJoiners(characters: readonly Character[]): readonly boolean[] {
  const inner = new Array<boolean>(characters.length).fill(false);
  for (let index = 1; index < characters.length; index += 1) {
    if (!isPart(characters[index - 1]) && !isNameDot(characters[index])) continue;
    let end = index;
    while (end < characters.length && end - index < MOST_JOINERS && joins(characters, end, index)) end += 1;
    if (end === index || !(isPart(characters[end]) || isHanName(characters, index, end))) continue;
    for (let at = index; at < end; at += 1) inner[at] = true;
  }
  return inner;
}

/** Whether the character at `index` may join, in a row of joiners that begins at `start`. */
function joins(characters: readonly Character[], index: number, start: number): boolean {
  const text = characters[index]?.text ?? "";
  if (BETWEEN_ALL.test(text)) return true;
  if (text === ":" && characters[index + 1]?.text === "/") return true;
  if (BETWEEN_DIGITS.test(text)) {
    return index === start && characters[index - 1]?.kind === "digit" && characters[index + 1]?.kind === "digit";
  }
  // `Moran's` can be cut, `O'Brien` can't.
  return APOSTROPHE.test(text) && index === start && !isPossessive(characters, index);
}

function isPossessive(characters: readonly Character[], index: number): boolean {
  return (
    APOSTROPHE.test(characters[index]?.text ?? "") &&
    /^s$/iu.test(characters[index + 1]?.text ?? "") &&
    !isPart(characters[index + 2])
  );
}

function isPart(character: Character | undefined): boolean {
  return character?.kind === "word" || character?.kind === "digit";
}

function isNameDot(character: Character | undefined): boolean {
  return NAME_DOT.test(character?.text ?? "");
}

function isHanName(characters: readonly Character[], start: number, end: number): boolean {
  const whole = (character: Character | undefined): boolean => character?.kind === "han" || isPart(character);
  return isNameDot(characters[start]) && end === start + 1 && whole(characters[start - 1]) && whole(characters[end]);
}

/** Whether the characters before and behind this place belong to one word or number. */
function isOneWord(characters: readonly Character[], inner: readonly boolean[], index: number): boolean {
  const before = characters[index - 1];
  const behind = characters[index];
  if (before === undefined || behind === undefined) return false;
  if (inner[index - 1] === true || inner[index] === true) return true;
  if (isPart(before) && isPart(behind)) return true;
  if (before.kind === "digit" && (UNIT_MARK.test(behind.text) || HAN_NUMERAL.test(behind.text))) return true;
  if (isPossessive(characters, index - 1)) return true;
  if (HAN_NUMERAL.test(before.text) && HAN_NUMERAL.test(behind.text)) return true;
  const earlier = characters[index - 2];
  return SIGN.test(before.text) && behind.kind === "digit" && !isPart(earlier);
}

/** Whether a span that ended here would leave out what belongs to its last word. */
function endsEarly(characters: readonly Character[], index: number, line: string, plain: ReadonlySet<string>): boolean {
  const before = characters[index - 1];
  const behind = characters[index];
  if (before === undefined || behind === undefined) return false;
  if (HAN_NUMERAL.test(before.text) && /^[年月日号號岁歲]$/u.test(behind.text)) return true;
  if (before.kind === "digit" && MULTIPLIER.test(line.slice(behind.at))) return true;
  if (before.kind === "han" && behind.kind === "han" && isInNamePart(characters, index)) return true;
  return behind.text === " " && isPart(before) && isInName(characters, index, plain);
}

/** In the Chinese characters just before a name's dot, or behind the first one after it. */
function isInNamePart(characters: readonly Character[], index: number): boolean {
  if (isNameDot(characters[index - 2])) return true;
  for (let next = index; next < index + LONGEST_NAME_PART; next += 1) {
    if (isNameDot(characters[next + 1])) return true;
    if (characters[next + 1]?.kind !== "han") return false;
  }
  return false;
}

/** Between a capitalised word and another one or a number. */
function isInName(characters: readonly Character[], space: number, plain: ReadonlySet<string>): boolean {
  const next = characters[space + 1];
  if (next === undefined || !(next.kind === "digit" || CAPITAL.test(next.text))) return false;
  let begin = space;
  while (begin > 0 && characters[begin - 1]?.kind !== "space" && characters[begin - 1]?.kind !== "han") begin -= 1;
  const word = characters
    .slice(begin, space)
    .map(({ text }) => text)
    .join("");
  return CAPITAL.test(word) && !plain.has(word.toLowerCase());
}

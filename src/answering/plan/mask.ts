/** A question whose names can't be cut: each is one character, put back at the end. */
export interface Masked {
  readonly text: string;
  /** Puts the names back. */
  restore(part: string): string;
}

/** Stands for a name. Private use: a question that holds one itself isn't planned by rules. */
export const MASK = "[\\uE000-\\uE0FF]";
const FIRST_MASK = 0xe000;
const MOST_MASKS = 0x100;

const QUOTED = /《[^《》]{1,100}》|“[^“”]{1,100}”|"[^"]{1,100}"|「[^「」]{1,100}」|『[^『』]{1,100}』|„[^„“]{1,100}“/gu;
const AMPERSAND = /[\p{L}\p{N}.'’-]+(?: ?& ?[\p{L}\p{N}.'’-]+)+/gu;

/** States that a joined pair names. A closed list; names that the graph knows come from `isName`. */
const JOINED_STATES =
  /\b(?:Trinidad and Tobago|Bosnia and Herzegovina|Antigua and Barbuda|Saint Kitts and Nevis|St\.? Kitts and Nevis|S[aã]o Tom[eé] and Pr[ií]ncipe|Saint Vincent and the Grenadines|Turks and Caicos(?: Islands)?|Wallis and Futuna|Serbia and Montenegro|Newfoundland and Labrador|Heard Island and McDonald Islands|Tyne and Wear|Castile and Le[oó]n)\b/gu;

/** Words in which 和, 与, 及 or 跟 joins nothing. */
const CHINESE_WORDS =
  /呼和浩特|共和|颐和园|雍和宫|太和殿|中和殿|保和殿|和平|和谐|和田|和珅|和睦|和解|和约|和尚|和服|和氏璧|和歌山|和声|和弦|和县|和林|饱和|缓和|温和|柔和|随和|永和|泰和|义和团|嘉和|同和|和记|和路雪|参与|与会|赠与|给与|授与|与其|与否|与门|与非|陈与义|埃及|普及|及时|及格|涉及|及其|提及|波及|触及|言及|来得及|来不及|高跟|跟踪|跟随|脚跟/gu;

/**
 * Masks what is quoted, names joined by `&`, and names that `isName` knows among those that a rule might cut. Pure; the text is bounded
 * by the caller.
 */
export function maskNames(question: string, isName: (text: string) => boolean = () => false): Masked {
  const names: string[] = [];
  const mask = (name: string): string => {
    if (names.length >= MOST_MASKS) return name;
    names.push(name);
    return String.fromCharCode(FIRST_MASK + names.length - 1);
  };
  let text = question;
  for (const pattern of [QUOTED, JOINED_STATES, AMPERSAND]) text = text.replace(pattern, mask);
  text = maskKnown(text, isName, mask).replace(CHINESE_WORDS, mask);
  const restore = (part: string): string => {
    // A masked name can stand within another one.
    let whole = part;
    for (let depth = 0; depth < 4 && /[\uE000-\uE0FF]/.test(whole); depth += 1) {
      whole = whole.replace(/[\uE000-\uE0FF]/g, (character) => names[character.charCodeAt(0) - FIRST_MASK] ?? "");
    }
    return whole;
  };
  return { text, restore };
}

/** Words around a connective that may be one name with it. */
const MOST_WORDS = 6;
const MOST_HAN = 8;
const CONNECTED = /\s(?:and|of|or|y|und|et)\s/giu;
const HAN_CONNECTED = /[和与及跟、或的]/gu;

function maskKnown(text: string, isName: (text: string) => boolean, mask: (name: string) => string): string {
  const spans: [number, number][] = [];
  const add = (length: number, starts: readonly number[], ends: readonly number[]): void => {
    for (const start of starts) {
      for (const end of ends) {
        if (end - start <= length || !isName(text.slice(start, end))) continue;
        if (!spans.some(([from, to]) => start < to && from < end)) spans.push([start, end]);
        return;
      }
    }
  };
  for (const {
    index,
    0: { length },
  } of [...text.matchAll(CONNECTED)].slice(0, 20)) {
    const before = [...text.slice(0, index).matchAll(/[^\s,;]+/gu)].slice(-MOST_WORDS).map((word) => word.index);
    const after = [...text.slice(index + length).matchAll(/[^\s,;?]+/gu)].slice(0, MOST_WORDS);
    add(length, before, after.map((word) => index + length + word.index + word[0].replace(/['’]s$/u, "").length).reverse());
  }
  for (const { index } of [...text.matchAll(HAN_CONNECTED)].slice(0, 20)) {
    const starts = Array.from({ length: Math.min(MOST_HAN, index) }, (_, step) => index - Math.min(MOST_HAN, index) + step);
    const ends = Array.from({ length: Math.min(MOST_HAN, text.length - index - 1) }, (_, step) => index + 2 + step).reverse();
    add(1, starts, ends);
  }
  let masked = text;
  for (const [start, end] of spans.sort(([a], [b]) => b - a))
    masked = masked.slice(0, start) + mask(masked.slice(start, end)) + masked.slice(end);
  return masked;
}

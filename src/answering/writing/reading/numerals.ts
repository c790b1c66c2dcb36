const HAN_DIGITS = "〇一二三四五六七八九";
const HAN_SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const HAN_LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** 一千二百 → 1200, 二〇二〇 → 2020, 三点五 → 3.5; undefined for what is no numeral. */
export function hanNumber(text: string): number | undefined {
  const [whole = "", fraction] = text.replaceAll("零", "〇").replaceAll("两", "二").split("点");
  const number = hanInteger(whole);
  if (number === undefined || fraction === undefined) return number;
  const digits = hanDigits(fraction);
  return digits === undefined ? undefined : Number(`${number}.${digits}`);
}

function hanDigits(text: string): string | undefined {
  const digits = [...text].map((character) => HAN_DIGITS.indexOf(character));
  return digits.length === 0 || digits.includes(-1) ? undefined : digits.join("");
}

function hanInteger(text: string): number | undefined {
  const digits = hanDigits(text);
  if (digits !== undefined) return Number(digits);
  const [above, below] = text.split(/亿(.*)/u);
  if (above !== undefined && below !== undefined) {
    const large = hanInteger(above === "" ? "一" : above);
    const small = below === "" ? 0 : hanInteger(below);
    return large === undefined || small === undefined ? undefined : large * 100_000_000 + small;
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let last = 1;
  for (const character of text) {
    const small = HAN_SMALL[character];
    const large = HAN_LARGE[character];
    if (small !== undefined) {
      section += (digit ?? 1) * small;
      last = small;
      digit = undefined;
    } else if (large !== undefined) {
      total = (total + section + (digit ?? 0) || 1) * large;
      section = 0;
      last = large;
      digit = undefined;
    } else {
      const value = HAN_DIGITS.indexOf(character);
      if (value < 0) return undefined;
      if (value === 0) last = 10;
      digit = (digit ?? 0) * (digit === undefined ? 1 : 10) + value;
    }
  }
  // 一万二 is 12,000; 一百零二 is 102.
  if (digit !== undefined) section += last >= 100 ? (digit * last) / 10 : digit;
  return text === "" ? undefined : total + section;
}

const SMALL_WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
  bn: 1e9,
};

/** One English number word or more, for use inside another pattern. */
export const ENGLISH_NUMBER: string = `(?:(?:${[...SMALL_WORDS, ...TENS].join("|")}|a (?=hundred|thousand|million|billion|dozen))(?![\\p{L}])(?:[ -]?(?:and )?(?:${[...SMALL_WORDS, ...TENS, ...Object.keys(SCALES)].join("|")})(?![\\p{L}]))*)`;
export const ENGLISH_SCALE = "(?:hundred|thousand|million|billion|trillion|bn)";
export const HAN_NUMBER = "[〇零一二三四五六七八九十百千万亿两]+(?:点[〇零一二三四五六七八九]+)?";

/** "twenty-five", "three million", "one hundred and two". */
export function englishNumber(text: string): number {
  let total = 0;
  let section = 0;
  for (const word of text.toLowerCase().split(/[ -]+/u)) {
    const small = SMALL_WORDS.indexOf(word);
    const ten = TENS.indexOf(word);
    const scale = SCALES[word];
    if (small >= 0) section += small;
    else if (ten >= 0) section += (ten + 2) * 10;
    else if (word === "a") section += 1;
    else if (scale !== undefined && scale <= 100) section = (section || 1) * scale;
    else if (scale !== undefined) {
      total += (section || 1) * scale;
      section = 0;
    }
  }
  return total + section;
}

export function scaleOf(word: string): number {
  return SCALES[word.toLowerCase()] ?? 1;
}

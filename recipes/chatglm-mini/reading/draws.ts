import { Xoshiro } from "../../../src/training/xoshiro.js";
import { commonCharacters, type Language, type Split, splitOf } from "../names.js";

const onsets = "b br c ch cl d dr f fl g gl gr h j k kl l m n p pl pr qu r s sc sh sk sl sn sp st t th tr v vr w y z zh".split(
  " ",
);
const vowels = "a e i o u ai au ea ee ei ie oa oo ou y a e i o u".split(" ");
const codas = " n r l s m t d k p x nd rn st ll ck ng rk lt sk th v zz  ".split(" ");
const characters: readonly string[] = [...commonCharacters];

/** Words that a question would not be understood with. */
const small = new Set(
  "the her his him its she who how why one two was are has had did not but for any all our you too they them what when where".split(
    " ",
  ),
);

/** What an example is drawn by: a seed, a language, and a split whose invented words no other has. */
export class Draws {
  readonly language: Language;
  readonly split: Split;
  readonly random: Xoshiro;

  constructor(seed: number, language: Language, split: Split) {
    this.language = language;
    this.split = split;
    this.random = new Xoshiro(seed, split === "test" ? 11 : 10);
  }

  get isChinese(): boolean {
    return this.language === "zh";
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.random.below(items.length)] as Item;
  }

  chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  between(least: number, most: number): number {
    return least + this.random.below(most - least + 1);
  }

  /** One of this split's, or an invented word where a short list has none. */
  ofSplit(words: readonly string[]): string {
    for (let tries = 0; tries < 200; tries++) {
      const word = this.pick(words);
      if (splitOf(word) === this.split) return word;
    }
    return this.isChinese ? this.characters(2) : this.word(1, 2);
  }

  /** A pronounceable word that no dictionary has to have; lower case. */
  word(least = 1, most = 3): string {
    for (;;) {
      const syllables = Math.min(this.between(least, most), this.between(least, most));
      const word = Array.from(
        { length: syllables },
        (_, i) => this.pick(onsets) + this.pick(vowels) + (i === syllables - 1 || this.chance(30) ? this.pick(codas) : ""),
      ).join("");
      if (word.length > 2 && !small.has(word) && splitOf(word) === this.split) return word;
    }
  }

  capitalWord(least = 1, most = 3): string {
    return capital(this.word(least, most));
  }

  /** Chinese characters that needn't mean anything together. */
  characters(count: number): string {
    for (;;) {
      const text = Array.from({ length: count }, () => this.pick(characters)).join("");
      if (splitOf(text) === this.split) return text;
    }
  }

  digits(count: number): string {
    return Array.from({ length: count }, (_, i) => (i === 0 ? this.between(1, 9) : this.between(0, 9))).join("");
  }

  letters(count: number): string {
    return Array.from({ length: count }, () => this.pick([..."ABCDEFGHJKLMNPQRSTUVWXYZ"])).join("");
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "{S}" and the like filled in. */
export function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([A-Z])\}/g, (whole, key: string) => words[key] ?? whole);
}

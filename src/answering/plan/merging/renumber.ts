import type { Citation } from "../../../answer-cache/kept-answer.js";
import type { PartAnswer } from "./part-answer.js";

const MARKER = /\s{0,2}[[【［]\s{0,3}(\d{1,3}(?:\s{0,3}[,，、;；–-]\s{0,3}\d{1,3}){0,20})\s{0,3}[\]】］]/gu;
const MOST_CITATIONS = 200;

/** One numbering for the citations of several answers. The same passage gets the same number. */
export class Numbering {
  readonly #cited: Citation[] = [];
  readonly #offered: Citation[] = [];
  readonly #numbers = new Map<string, number>();

  /** The part's text with the numbers of the whole. A number that the part doesn't have is left out. */
  text({ text, citations }: PartAnswer): string {
    this.#offered.push(...citations);
    return text.replace(MARKER, (whole, list: string) => {
      const markers = numbersIn(list).flatMap((number) => citations.find((citation) => citation.number === number) ?? []);
      return `${/^\s/.test(whole) && markers.length > 0 ? " " : ""}${[...new Set(markers.map((citation) => this.#numberOf(citation)))].map((number) => `[${number}]`).join("")}`;
    });
  }

  /** "[1][2]" for what the part's text rests on; empty if it says nothing of that. */
  markers({ citations }: PartAnswer): string {
    this.#offered.push(...citations);
    const numbers = citations.filter((citation) => citation.cited).map((citation) => this.#numberOf(citation));
    return [...new Set(numbers)].map((number) => `[${number}]`).join("");
  }

  /** What is cited; where nothing is, what was offered. */
  citations(): readonly Citation[] {
    if (this.#cited.length > 0) return this.#cited;
    const distinct = new Map(this.#offered.map((citation) => [keyOf(citation), citation]));
    return [...distinct.values()]
      .slice(0, MOST_CITATIONS)
      .map((citation, index) => ({ ...citation, number: index + 1, cited: false }));
  }

  #numberOf(citation: Citation): number {
    const key = keyOf(citation);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#cited.length + 1;
    this.#numbers.set(key, number);
    this.#cited.push({ ...citation, number, cited: true });
    return number;
  }
}

function keyOf({ source, location, text }: Citation): string {
  return JSON.stringify([source, location, text]);
}

function numbersIn(list: string): number[] {
  return list.split(/[,，、;；]/u).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/u).map(Number);
    if (last < first || last - first > 20) return [first, last];
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}

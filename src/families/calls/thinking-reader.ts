import type { ReplyPiece, ReplyReader } from "../chat-form.js";
import { heldBack } from "./held-back.js";

const end = "</think>";
const begin = "<think>";

/**
 * Takes what a model thinks, up to `</think>`, away from what it answers, and gives the rest to another reader. The prompt has begun the
 * thinking; a model that writes `<think>` once more means the same.
 */
export class ThinkingReader implements ReplyReader {
  readonly #answer: ReplyReader;
  #thinks = true;
  #begun = false;
  #held = "";
  #saidAnswer = false;

  constructor(answer: ReplyReader) {
    this.#answer = answer;
  }

  push(text: string): ReplyPiece[] {
    if (!this.#thinks) return this.#answered(text);
    this.#held += text;
    const place = this.#held.indexOf(end);
    if (place === -1) return this.#thought(this.#held.length - heldBack(this.#held, end), false);
    const pieces = this.#thought(place, true);
    const rest = this.#held.slice(end.length);
    this.#thinks = false;
    this.#held = "";
    return [...pieces, ...this.#answered(rest)];
  }

  endPart(): ReplyPiece[] {
    return this.#thinks ? this.#thought(this.#held.length, true) : this.#answer.endPart();
  }

  /** The answer, without the line breaks between it and the thought: a call's first line is its tool's name. */
  #answered(given: string): ReplyPiece[] {
    const text = this.#saidAnswer ? given : given.trimStart();
    this.#saidAnswer ||= text !== "";
    return text === "" ? [] : this.#answer.push(text);
  }

  /** Takes so much of what is held as thought, without the white space and the mark it begins with. */
  #thought(length: number, complete: boolean): ReplyPiece[] {
    let text = this.#held.slice(0, length);
    if (!this.#begun) {
      text = text.trimStart();
      // Not enough to tell yet.
      if (!complete && begin.startsWith(text)) return [];
      if (text.startsWith(begin)) text = text.slice(begin.length).trimStart();
      this.#begun = text !== "";
    }
    this.#held = this.#held.slice(length);
    return text === "" ? [] : [{ type: "reasoning", text }];
  }
}

import { parseCallPart, type ReplyPart, readPartHead } from "./tool-call-text.js";

export type ReplyPiece =
  | { readonly type: "text"; readonly text: string }
  /** A call has begun; its arguments come with the `call-end` that follows. */
  | { readonly type: "call-start"; readonly name: string }
  | { readonly type: "call-end"; readonly call: Exclude<ReplyPart, { type: "text" }> };

/**
 * `parseReply` for a reply that is still being written: the same parts, text as soon as it can't be the beginning of a call.
 * Text comes without the white space ChatGLM3 begins a part with (an empty metadata line, the tokenizer's dummy space); parts of
 * text are separated by a line break. Without tool names everything is text.
 */
export class ReplyParser {
  readonly #known: ReadonlySet<string>;
  #state: "undecided" | "blank" | "text" | "call" = "undecided";
  /** The part so far, while it is undecided; a call's content afterwards. */
  #held = "";
  #name = "";
  #saidText = false;

  constructor(toolNames: readonly string[] = []) {
    this.#known = new Set(toolNames);
  }

  push(text: string): ReplyPiece[] {
    return this.#take(text, false);
  }

  /** The present part is over: the separator came, or the reply's end. */
  endPart(): ReplyPiece[] {
    const pieces = this.#take("", true);
    if (this.#state === "call") pieces.push({ type: "call-end", call: parseCallPart(this.#name, this.#held) });
    this.#state = "undecided";
    this.#held = "";
    return pieces;
  }

  #take(text: string, complete: boolean): ReplyPiece[] {
    if (this.#state === "text") return text === "" ? [] : [{ type: "text", text }];
    this.#held += text;
    if (this.#state === "call") return [];
    if (this.#state === "undecided") {
      const head = readPartHead(this.#held, this.#known, complete);
      if (head.type === "undecided") return [];
      if (head.type === "call") {
        this.#state = "call";
        this.#name = head.name;
        this.#held = head.content;
        return [{ type: "call-start", name: head.name }];
      }
      this.#state = "blank";
    }
    const begun = this.#held.trimStart();
    this.#held = "";
    if (begun === "") return [];
    const separator = this.#saidText ? "\n" : "";
    this.#state = "text";
    this.#saidText = true;
    return [{ type: "text", text: separator + begun }];
  }
}

import type { ReadCall, ReplyPiece, ReplyReader } from "../chat-form.js";
import { parseCallPart, readPartHead } from "./tool-call-text.js";
import { TrainingTimeText } from "./training-time.js";

/** How calls are written behind their first line, the tool's name. */
export interface CallSyntax {
  /** How the content of a call begins. Defaults to ChatGLM3's Python. */
  readonly starts?: readonly string[] | undefined;
  read(name: string, content: string): ReadCall;
}

interface ReplyParserOptions {
  /** Whether the training's year is put in. Defaults to true. */
  readonly trainingTime?: boolean | undefined;
  /** Defaults to ChatGLM3's Python. */
  readonly calls?: CallSyntax | undefined;
}

const pythonCalls: CallSyntax = { read: parseCallPart };

/**
 * `parseReply` for a reply that is still being written: the same parts, text as soon as it can't be the beginning of a call.
 * Text comes without the white space ChatGLM3 begins a part with (an empty metadata line, the tokenizer's dummy space); parts of
 * text are separated by a line break. Without tool names everything is text. Text has the training's year in its place.
 */
export class ReplyParser implements ReplyReader {
  readonly #known: ReadonlySet<string>;
  #state: "undecided" | "blank" | "text" | "call" = "undecided";
  /** The part so far, while it is undecided; a call's content afterwards. */
  #held = "";
  #name = "";
  #saidText = false;
  readonly #time: TrainingTimeText | undefined;

  readonly #calls: CallSyntax;

  constructor(toolNames: readonly string[] = [], { trainingTime = true, calls = pythonCalls }: ReplyParserOptions = {}) {
    this.#calls = calls;
    this.#time = trainingTime ? new TrainingTimeText() : undefined;
    this.#known = new Set(toolNames);
  }

  push(text: string): ReplyPiece[] {
    return this.#withTime(this.#take(text, false));
  }

  /** The present part is over: the separator came, or the reply's end. */
  endPart(): ReplyPiece[] {
    const pieces = this.#withTime(this.#take("", true));
    const held = this.#time?.flush() ?? "";
    if (held !== "") pieces.push({ type: "text", text: held });
    if (this.#state === "call") pieces.push({ type: "call-end", call: this.#calls.read(this.#name, this.#held) });
    this.#state = "undecided";
    this.#held = "";
    return pieces;
  }

  #withTime(pieces: readonly ReplyPiece[]): ReplyPiece[] {
    const time = this.#time;
    if (time === undefined) return [...pieces];
    return pieces.flatMap((piece): ReplyPiece[] => {
      if (piece.type !== "text") return [piece];
      const text = time.push(piece.text);
      return text === "" ? [] : [{ type: "text", text }];
    });
  }

  #take(text: string, complete: boolean): ReplyPiece[] {
    if (this.#state === "text") return text === "" ? [] : [{ type: "text", text }];
    this.#held += text;
    if (this.#state === "call") return [];
    if (this.#state === "undecided") {
      const head = readPartHead(this.#held, this.#known, complete, this.#calls.starts);
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

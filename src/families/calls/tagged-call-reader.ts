import { ChatGLMError } from "../../errors.js";
import type { ReadCall, ReplyPiece, ReplyReader, ToolCall } from "../chat-form.js";
import { pythonJsonLine } from "../python-json.js";
import { heldBack } from "./held-back.js";
import { readJsonCall } from "./json-arguments.js";

const open = "<tool_call>";
const close = "</tool_call>";

/** Reads calls as Qwen2.5 writes them: `<tool_call>`, the JSON of name and arguments, `</tool_call>`; what stands around them is text. */
export class TaggedCallReader implements ReplyReader {
  #inCall = false;
  #held = "";
  #saidText = false;

  push(text: string): ReplyPiece[] {
    this.#held += text;
    const pieces: ReplyPiece[] = [];
    for (;;) {
      const mark = this.#inCall ? close : open;
      const place = this.#held.indexOf(mark);
      if (place === -1) break;
      const before = this.#held.slice(0, place);
      pieces.push(...(this.#inCall ? callPieces(before) : this.#say(before.trimEnd())));
      this.#held = this.#held.slice(place + mark.length);
      this.#inCall = !this.#inCall;
    }
    if (this.#inCall) return pieces;
    const ready = this.#held.slice(0, this.#held.length - this.#undecided());
    this.#held = this.#held.slice(ready.length);
    return [...pieces, ...this.#say(ready)];
  }

  endPart(): ReplyPiece[] {
    const held = this.#held;
    this.#held = "";
    // A reply that ends within a call has still made it, if what there is can be read.
    return this.#inCall ? callPieces(held) : this.#say(held.trimEnd());
  }

  /** What may begin a call, with the white space before it, which isn't part of the text if a call follows. */
  #undecided(): number {
    const mark = heldBack(this.#held, open);
    const before = this.#held.slice(0, this.#held.length - mark);
    return mark + before.length - before.trimEnd().length;
  }

  #say(given: string): ReplyPiece[] {
    const text = this.#saidText ? given : given.trimStart();
    if (text === "") return [];
    this.#saidText = true;
    return [{ type: "text", text }];
  }
}

function callPieces(text: string): ReplyPiece[] {
  const call = readTaggedCall(text.trim());
  const name = call.type === "tool-call" ? call.call.name : call.name;
  return [
    { type: "call-start", name },
    { type: "call-end", call },
  ];
}

function readTaggedCall(text: string): ReadCall {
  const whole = readJsonCall("", text);
  if (whole.type !== "tool-call") {
    const [, name = ""] = /"name"\s*:\s*"([^"\\]{1,64})"/.exec(text) ?? [];
    return { ...whole, name };
  }
  const { name, arguments: args } = whole.call.args;
  if (typeof name !== "string") return { type: "invalid-tool-call", name: "", text, reason: "it names no tool" };
  if (typeof args === "object" && args !== null && !Array.isArray(args)) {
    return { type: "tool-call", call: { name, args: args as ToolCall["args"] } };
  }
  return { type: "invalid-tool-call", name, text, reason: "its arguments are no JSON object" };
}

/** A call as it is written. Throws INVALID_OPTION for a name that would end it. */
export function writeTaggedCall({ name, args }: ToolCall): string {
  if (name === "" || name.includes(close)) {
    throw new ChatGLMError("INVALID_OPTION", `${JSON.stringify(name)} can't be a tool's name.`, {
      remedy: "Name tools by one word.",
    });
  }
  // Inside a string, the only place it can stand, an escape keeps a mark from being one.
  const written = pythonJsonLine({ name, arguments: args }).replaceAll(/<(?=\/?tool_)/g, "\\u003c");
  return `${open}\n${written}\n${close}`;
}

/** How every call of this tool begins, up to its arguments. */
export function beginTaggedCall(name: string): string {
  return `${open}\n{"name": ${JSON.stringify(name)}, "arguments": `;
}

/** What stands behind the arguments. */
export const endOfTaggedCall: string = `}\n${close}`;

import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { ChatFormat, ChatTurn } from "./chat-format.js";

/** What JSON holds, and a call's arguments with it. */
export type ArgumentValue =
  | string
  | number
  | boolean
  | null
  | readonly ArgumentValue[]
  | { readonly [key: string]: ArgumentValue };

export interface ToolCall {
  readonly name: string;
  readonly args: Readonly<Record<string, ArgumentValue>>;
}

/** A call as it was read. One that can't be read keeps its text and says why. */
export type ReadCall =
  | { readonly type: "tool-call"; readonly call: ToolCall }
  | { readonly type: "invalid-tool-call"; readonly name: string; readonly text: string; readonly reason: string };

export type ReplyPiece =
  | { readonly type: "text"; readonly text: string }
  /** What the model thought before it answered: no part of the answer. */
  | { readonly type: "reasoning"; readonly text: string }
  /** A call has begun; its arguments come with the `call-end` that follows. */
  | { readonly type: "call-start"; readonly name: string }
  | { readonly type: "call-end"; readonly call: ReadCall };

/** Takes a reply apart while it is written. */
export interface ReplyReader {
  push(text: string): ReplyPiece[];
  /** The present part is over: the separator came, or the reply's end. */
  endPart(): ReplyPiece[];
}

export interface ReplyReaderOptions {
  /** Tools the model was shown. */
  readonly toolNames: readonly string[];
  /** The reply is a value that fits a schema: nothing in it is changed. */
  readonly verbatim: boolean;
}

/** The beginning of a reply that is put into the model's mouth. */
export interface ReplyPrefix {
  readonly ids: readonly number[];
  readonly text: string;
}

/** How a form writes a call around its arguments. */
export interface CallText {
  /** Ways to write what comes before the arguments. */
  readonly before: readonly string[];
  /** `json`: an object; `python`: keyword arguments with Python's literals. */
  readonly notation: "json" | "python";
  /** What comes behind the arguments. */
  readonly after: string;
}

/** One form in which a family's models were trained to converse: prompts, replies and tool calls. */
export interface ChatForm {
  /** How prompts are written. Throws ChatGLMError TOKENIZER_INVALID when the tokenizer lacks a special token. */
  prompt(tokenizer: Tokenizer): ChatFormat;
  reader(options: ReplyReaderOptions): ReplyReader;
  /** Whether the models were trained to call tools. */
  readonly toolCalling: boolean;
  /** What a checkpoint's `chat_template` of this form writes, literally. Defaults to nothing: templates are not held against it. */
  readonly templateMarks?: readonly string[] | undefined;
  /** Whether such templates show tools where the models can call them. Defaults to true. */
  readonly templatesShowTools?: boolean | undefined;
  /** Of conversations without a system turn. Defaults to none. */
  readonly defaultSystemPrompt?: string | undefined;
  /** Special token that separates the parts of a reply with calls. Defaults to none. */
  readonly partToken?: string | undefined;
  /** What ends the thinking that prompts begin. Defaults to none: models of this form don't think. */
  endThinking?(tokenizer: Tokenizer): ReplyPrefix;
  /** The assistant's turn that makes a call. Throws INVALID_OPTION for a call that can't be written. */
  callTurn(call: ToolCall): ChatTurn;
  /** How every call of this tool begins: a prompt that ends so, once thinking is ended, leaves only arguments to say. */
  callPrefix(name: string, tokenizer: Tokenizer): ReplyPrefix;
  /** How the model's own call of this tool reads, to keep it to the tool's schema. */
  callText(name: string): CallText;
}

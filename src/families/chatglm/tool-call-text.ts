import { ChatGLMError } from "../../errors.js";
import type { CallText, ReadCall, ToolCall } from "../chat-form.js";
import { type PythonParse, parsePythonCall } from "./python-literal.js";
import { writePythonCall } from "./python-literal-writer.js";
import { withTrainingTime } from "./training-time.js";

/** One part of a reply. */
export type ReplyPart = { readonly type: "text"; readonly text: string } | ReadCall;

/** Separates the parts of a reply, and of the text it is decoded to when special tokens are kept. */
export const assistantToken = "<|assistant|>";
/** What ChatGLM3 calls every tool by in its Python line; the tool's name is the metadata. */
const calledFunction = "tool_call";
/** How the content of a call begins. */
const pythonCallStarts: readonly string[] = ["```", `${calledFunction}(`];
const fenceLine = /^\s*```/;
/** What a tool that was not offered may be called: one word, as every published API asks. */
const oneWord = /^\S{1,64}$/;

/**
 * Takes a ChatGLM3 reply apart, decoded with its special tokens. Parts without text are left out. The first line of a part is its metadata;
 * it names a tool when it is one of `toolNames`, or one word that a fence or `tool_call(` follows. Without tools everything is text.
 * Text has the training's year in its place.
 * Never throws; time is linear in the length.
 */
export function parseReply(reply: string, toolNames: readonly string[] = []): ReplyPart[] {
  const known = new Set(toolNames);
  return reply
    .split(assistantToken)
    .map((part): ReplyPart => {
      const head = readPartHead(part, known, true);
      return head.type === "call"
        ? parseCallPart(head.name, head.content)
        : { type: "text", text: withTrainingTime(part.trim()) };
    })
    .filter((part) => part.type !== "text" || part.text !== "");
}

/** What the beginning of a part says it is. */
export type PartHead =
  | { readonly type: "text" }
  | { readonly type: "undecided" }
  | { readonly type: "call"; readonly name: string; readonly content: string };

/**
 * Tells a call from text by its first line and what follows it. A longer beginning never changes a decision.
 *
 * @param start the part's beginning, or the whole of it when `complete`
 * @param callStarts how the content of a call begins. Defaults to ChatGLM3's Python.
 */
export function readPartHead(
  start: string,
  known: ReadonlySet<string>,
  complete: boolean,
  callStarts: readonly string[] = pythonCallStarts,
): PartHead {
  if (known.size === 0) return { type: "text" };
  const lineEnd = start.indexOf("\n");
  if (lineEnd === -1) return { type: !complete && mayBecomeName(start.trimStart(), known) ? "undecided" : "text" };
  const name = start.slice(0, lineEnd).trim();
  const content = start.slice(lineEnd + 1);
  if (known.has(name)) return { type: "call", name, content };
  if (!oneWord.test(name)) return { type: "text" };
  const begun = content.trimStart();
  if (callStarts.some((mark) => begun.startsWith(mark))) return { type: "call", name, content };
  return { type: !complete && callStarts.some((mark) => mark.startsWith(begun)) ? "undecided" : "text" };
}

function mayBecomeName(line: string, known: ReadonlySet<string>): boolean {
  const word = line.trimEnd();
  return word === "" || oneWord.test(word) || [...known].some((name) => name.startsWith(line) || name === word);
}

/** Reads a call from the text after its name's line. */
export function parseCallPart(name: string, content: string): ReadCall {
  const parsed = parseCall(content);
  if (parsed.ok) return { type: "tool-call", call: { name, args: parsed.value } };
  return { type: "invalid-tool-call", name, text: content, reason: `${parsed.reason}, at offset ${parsed.offset} of the call` };
}

function parseCall(content: string): PythonParse<ToolCall["args"]> {
  const parsed = parsePythonCall(withoutFences(content));
  if (!parsed.ok) return parsed;
  const { name, keywords } = parsed.value;
  if (name !== calledFunction)
    return { ok: false, reason: `calls ${JSON.stringify(name)} instead of ${calledFunction}`, offset: 0 };
  return { ok: true, value: keywords };
}

/** Drops a fence line at the start and one at the end; a cut-off reply may lack the latter. */
function withoutFences(content: string): string {
  const lines = content.trim().split("\n");
  const first = fenceLine.test(lines[0] ?? "") ? 1 : 0;
  const last = lines.length > first && fenceLine.test(lines.at(-1) ?? "") ? -1 : lines.length;
  return lines.slice(first, last).join("\n");
}

/**
 * Writes a call as ChatGLM3 writes one: metadata and content of an assistant turn. `parseReply` reads `metadata + "\n" + content` back.
 *
 * @throws ChatGLMError INVALID_OPTION when the name can't stand on a line of its own, or an argument is no Python literal
 */
export function writeToolCall({ name, args }: ToolCall): { readonly metadata: string; readonly content: string } {
  if (name === "" || name !== name.trim() || /[\r\n]/.test(name) || name.includes(assistantToken)) {
    throw new ChatGLMError("INVALID_OPTION", `${JSON.stringify(name)} can't be a tool's name.`, {
      remedy: "Name tools by one word.",
    });
  }
  // Inside a string literal, the only place it can stand, an escape keeps the separator from cutting the call in two.
  const call = writePythonCall({ name: calledFunction, keywords: args }).replaceAll(
    assistantToken,
    `\\x3c${assistantToken.slice(1)}`,
  );
  return { metadata: name, content: `\`\`\`python\n${call}\n\`\`\`` };
}

/** How every call of this tool begins: metadata and the first of the content. A prompt that ends so leaves only arguments to say. */
export function beginToolCall(name: string): { readonly metadata: string; readonly content: string } {
  const { metadata, content } = writeToolCall({ name, args: {} });
  return { metadata, content: content.slice(0, content.indexOf("(") + 1) };
}

/** How a model writes a call of this tool: the tokenizer's dummy space stands before the name, and before the fence, or doesn't. */
export function callText(name: string): CallText {
  const { metadata, content } = beginToolCall(name);
  const spaces = ["", " "];
  const before = spaces.flatMap((first) => spaces.map((second) => `${first}${metadata}\n${second}${content}`));
  return { before, notation: "python", after: ")\n```" };
}

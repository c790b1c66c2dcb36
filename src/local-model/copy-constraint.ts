import type { ChatMessage } from "../chat/chat-message.js";
import type { GenerationOptions } from "../chat/generation-options.js";
import type { ConstraintSpecification } from "../constraint/compile-reply.js";
import type { ModelManifest } from "../model-folder/manifest.js";

const QUOTED = /^> /m;
/** How lines are quoted and numbered: `> ` or a heading's `[1] ` before them, ` [1]` behind them. */
const BEFORE = /^\s*(?:>\s?)*(?:\[\d{1,3}\]\s*)?/u;
const BEHIND = /\s*\[\d{1,3}\]\s*$/u;
const NUMBER = /\[\d{1,3}\]/g;
/** Between a statement's parts and a table's cells. */
const CELL = /(?:^|\s+)(?:—|→|\|)(?:\s+|$)|\t/u;

/**
 * What a reply is kept to where it may hold only what stands in the messages of users and tools, and pieces of a frame; numbers in brackets
 * count as pieces where a message has them. Undefined: free text. A model whose manifest says that it copies does so where the last message
 * quotes something (`> `), unless the option says otherwise.
 */
export function copyConstraint(
  messages: readonly ChatMessage[],
  option: GenerationOptions["copyOnly"],
  copying: ModelManifest["copying"],
): ConstraintSpecification | undefined {
  if (option === false || (option === undefined && copying === undefined)) return undefined;
  if (option === undefined && !QUOTED.test(messages.at(-1)?.content ?? "")) return undefined;
  const texts = messages.filter(({ role }) => role !== "system" && role !== "assistant").map(({ content }) => content);
  const pieces = typeof option === "object" ? option : (copying?.frame ?? []);
  const numbers = texts.flatMap((text) => text.match(NUMBER) ?? []);
  return { copy: { lines: [...new Set(texts.flatMap(copyableLines))], frame: [...new Set([...pieces, ...numbers])] } };
}

function copyableLines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(BEFORE, "").replace(BEHIND, ""))
    .flatMap((line) => line.split(CELL))
    .filter((line) => line.trim() !== "");
}

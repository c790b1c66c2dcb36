import type { LanguageModelLike } from "@langchain/core/language_models/base";
import { RunnableBinding } from "@langchain/core/runnables";
import type { Evidence } from "../../sources/knowledge-source.js";
import type { PromptMessage } from "../writing/prompts/answer-prompt.js";
import { asMessages } from "../writing/prompts/as-messages.js";

/** What a model that doesn't say is taken to hold. Tokens. */
const ASSUMED_CONTEXT = 4_096;
/** Left free for the reply, unless the model's own `maxTokens` is known: at most a quarter of the context. Tokens. */
const REPLY_TOKENS = 512;

export interface FittedPrompt {
  readonly messages: readonly PromptMessage[];
  /** The evidence in the prompt: a beginning of what was offered. */
  readonly evidence: readonly Evidence[];
}

/** Counts the tokens of a whole prompt. */
export type CountTokens = (messages: readonly PromptMessage[]) => number | Promise<number>;

/**
 * Writes the prompt with as much of the evidence, best first, as leaves the model room for its reply. The order of the evidence never
 * changes, so prompts that begin alike share their prefix. If even one piece is too long, it is shortened.
 *
 * @param room tokens the prompt may take
 */
export async function fitPrompt(
  evidence: readonly Evidence[],
  write: (evidence: readonly Evidence[]) => readonly PromptMessage[],
  count: CountTokens,
  room: number,
): Promise<FittedPrompt> {
  let fitting = evidence.slice();
  let messages = write(fitting);
  for (let tokens = await count(messages); tokens > room && fitting.length > 0; tokens = await count(messages)) {
    const [first] = fitting;
    // As many as should fit, so that long lists aren't counted again for each piece.
    if (fitting.length > 1) fitting = fitting.slice(0, shareOf(fitting.length, room / tokens));
    else if (first !== undefined && first.text.length > 80) fitting = [{ ...first, text: halfOf(first.text) }];
    else fitting = [];
    messages = write(fitting);
  }
  return { messages, evidence: fitting };
}

/** At least one less than there were, and at least one. */
function shareOf(length: number, share: number): number {
  return Math.max(1, Math.min(length - 1, Math.floor(length * share)));
}

/** The latest turns that take no more than `room` together with what `write` puts around them. */
export async function fitHistory<Turn>(
  history: readonly Turn[],
  write: (history: readonly Turn[]) => readonly PromptMessage[],
  count: CountTokens,
  room: number,
): Promise<readonly Turn[]> {
  let fitting = history;
  while (fitting.length > 0) {
    const tokens = await count(write(fitting));
    if (tokens <= room) break;
    fitting = fitting.length === 1 ? [] : fitting.slice(-shareOf(fitting.length, room / tokens));
  }
  return fitting;
}

/** Tokens a prompt may take, and how they are counted: by the model itself if it can, else by {@link estimateTokens}. */
export function promptRoom(model: LanguageModelLike): { readonly room: number; readonly count: CountTokens } {
  const own = unwrapped(model);
  const context = numberAt(Reflect.get(own, "profile"), "maxInputTokens") ?? ASSUMED_CONTEXT;
  const reply = Math.min(numberAt(parametersOf(own), "maxTokens") ?? REPLY_TOKENS, Math.floor(context / 4));
  const counter: unknown = Reflect.get(own, "countPromptTokens");
  const estimate: CountTokens = (messages) => messages.reduce((sum, { content }) => sum + estimateTokens(content) + 8, 0);
  if (typeof counter !== "function") return { room: context - reply, count: estimate };
  const count: CountTokens = async (messages) => {
    const counted: unknown = await Reflect.apply(counter, own, [asMessages(messages)]);
    return typeof counted === "number" ? counted : estimate(messages);
  };
  return { room: context - reply, count };
}

/** Tokens of a text for a tokenizer that isn't known, rather too many: one per Han character, one per three others. */
function estimateTokens(text: string): number {
  const han = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return Math.ceil(han * 1.2 + (text.length - han) / 3);
}

function unwrapped(model: unknown): object {
  if (RunnableBinding.isRunnableBinding(model)) return unwrapped(model.bound);
  return typeof model === "object" && model !== null ? model : {};
}

function parametersOf(model: object): unknown {
  const method: unknown = Reflect.get(model, "invocationParams");
  try {
    return typeof method === "function" ? method.call(model, {}) : undefined;
  } catch {
    return undefined;
  }
}

function numberAt(object: unknown, name: string): number | undefined {
  if (typeof object !== "object" || object === null) return undefined;
  const value: unknown = Reflect.get(object, name);
  return typeof value === "number" && value > 0 ? value : undefined;
}

function halfOf(text: string): string {
  return `${text.slice(0, text.length >> 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

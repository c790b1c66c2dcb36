import type { ChatModelStreamEvent, FinishReason } from "@langchain/core/language_models/event";
import type { ContentBlock } from "@langchain/core/messages";
import type { ReplyEvent, ReplyFinishReason } from "../chat/chat-backend.js";
import { finishMetadata, usageMetadata } from "./reply-metadata.js";

const finishReasons: Readonly<Record<ReplyFinishReason, FinishReason>> = {
  stop: "stop",
  length: "length",
  tool_calls: "tool_use",
  content_filter: "content_filter",
  // An abort throws before it is reported.
  abort: "stop",
};

interface TextBlock {
  readonly type: "text" | "reasoning";
  text: string;
}

type Block =
  | TextBlock
  | { readonly type: "call"; readonly id: string | undefined; readonly name: string | undefined; args: string };

/**
 * A reply in LangChain's protocol of content blocks: one block per run of text and per tool call, each with an index of its
 * own, and the usage once, at the end. (Core's bridge from chunks gives the text and the first call the same index, every reply the
 * reason `stop`, and the usage twice.)
 */
export async function* chatModelEvents(reply: AsyncIterable<ReplyEvent>, model: string): AsyncGenerator<ChatModelStreamEvent> {
  const blocks: Block[] = [];
  /** Tool call's number → its block's. */
  const callBlocks = new Map<number, number>();
  yield { event: "message-start" };
  for await (const event of reply) {
    if (event.type === "text-delta" || event.type === "reasoning-delta") {
      const { text } = event;
      if (text === "") continue;
      const type = event.type === "text-delta" ? "text" : "reasoning";
      const last = blocks.at(-1);
      const block: TextBlock = last !== undefined && last.type !== "call" && last.type === type ? last : { type, text: "" };
      if (block !== last) {
        blocks.push(block);
        yield { event: "content-block-start", index: blocks.length - 1, content: finishedContent(block) };
      }
      block.text += text;
      const delta =
        type === "text" ? { type: "text-delta" as const, text } : { type: "reasoning-delta" as const, reasoning: text };
      yield { event: "content-block-delta", index: blocks.length - 1, delta };
    } else if (event.type === "tool-call-delta") {
      const { id, name, args } = event;
      let index = callBlocks.get(event.index);
      if (index === undefined) {
        index = blocks.push({ type: "call", id, name, args: "" }) - 1;
        callBlocks.set(event.index, index);
        yield { event: "content-block-start", index, content: callContent("tool_call_chunk", id, name, { args: "" }) };
      }
      const block = blocks[index];
      if (args === "" || block?.type !== "call") continue;
      block.args += args;
      yield { event: "content-block-delta", index, delta: { type: "tool-call-delta", args } };
    } else {
      for (const [index, block] of blocks.entries()) {
        yield { event: "content-block-finish", index, content: finishedContent(block) };
      }
      const { usage, reason } = event;
      yield {
        event: "message-finish",
        reason: finishReasons[reason],
        responseMetadata: finishMetadata(model, event),
        ...(usage === undefined ? {} : { usage: usageMetadata(usage) }),
      };
    }
  }
}

function finishedContent(block: Block): ContentBlock {
  if (block.type !== "call") {
    return block.type === "text" ? { type: "text", text: block.text } : { type: "reasoning", reasoning: block.text };
  }
  const { id, name, args } = block;
  const parsed = parseObject(args);
  if (parsed !== undefined) return callContent("tool_call", id, name, { args: parsed });
  return callContent("invalid_tool_call", id, name, { args, error: "Malformed args." });
}

function callContent(
  type: string,
  id: string | undefined,
  name: string | undefined,
  rest: Readonly<Record<string, unknown>>,
): ContentBlock {
  return { type, ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }), ...rest };
}

function parseObject(args: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(args);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

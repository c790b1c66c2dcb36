import { AIMessageChunk, type AIMessageChunkFields } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import type { ReplyEvent } from "../chat/chat-backend.js";
import { finishMetadata, usageMetadata } from "./reply-metadata.js";

/**
 * A reply's events as the chunks LangChain streams; none for text without characters. What was thought is a reasoning block, and the answer
 * after it a text block, so that chunks add up to these two; without any the content is a string.
 */
export class ReplyChunks {
  readonly #model: string;
  #thought = false;

  /** @param model goes into the last chunk's metadata */
  constructor(model: string) {
    this.#model = model;
  }

  chunk(event: ReplyEvent): ChatGenerationChunk | undefined {
    if (event.type === "reasoning-delta") this.#thought ||= event.text !== "";
    return replyChunk(event, this.#model, this.#thought);
  }
}

function replyChunk(event: ReplyEvent, model: string, thought: boolean): ChatGenerationChunk | undefined {
  switch (event.type) {
    case "text-delta": {
      const { text } = event;
      if (text === "") return undefined;
      const content = thought ? [{ type: "text" as const, text, index: 1 }] : text;
      return new ChatGenerationChunk({ text, message: new AIMessageChunk({ content }) });
    }
    case "reasoning-delta": {
      if (event.text === "") return undefined;
      const content = [{ type: "reasoning" as const, reasoning: event.text, index: 0 }];
      return new ChatGenerationChunk({ text: "", message: new AIMessageChunk({ content }) });
    }
    case "tool-call-delta": {
      const { index, id, name, args } = event;
      const named = { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
      const tool_call_chunks = [{ type: "tool_call_chunk" as const, index, args, ...named }];
      return new ChatGenerationChunk({ text: "", message: new AIMessageChunk({ content: "", tool_call_chunks }) });
    }
    case "finish": {
      const fields: AIMessageChunkFields = { content: "", response_metadata: finishMetadata(model, event) };
      // LangChain's types turn `usage_metadata` into undefined under exactOptionalPropertyTypes, so it is put in beside them.
      const usage = event.usage === undefined ? {} : { usage_metadata: usageMetadata(event.usage) };
      const message = new AIMessageChunk(Object.assign(fields, usage));
      return new ChatGenerationChunk({ text: "", message, generationInfo: { finish_reason: event.reason } });
    }
  }
}

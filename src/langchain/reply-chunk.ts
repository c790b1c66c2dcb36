import { AIMessageChunk, type AIMessageChunkFields } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import type { ReplyEvent } from "../chat/chat-backend.js";
import { finishMetadata, usageMetadata } from "./reply-metadata.js";

/** An event as the chunk LangChain streams; none for text without characters. `model` goes into the last chunk's metadata. */
export function replyChunk(event: ReplyEvent, model: string): ChatGenerationChunk | undefined {
  switch (event.type) {
    case "text-delta":
      if (event.text === "") return undefined;
      return new ChatGenerationChunk({ text: event.text, message: new AIMessageChunk({ content: event.text }) });
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

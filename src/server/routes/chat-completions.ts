import { eventText, streamResponse } from "../http/stream-response.js";
import { chatChunks, chatCompletion } from "../replies/chat-reply.js";
import { replyMeta } from "../replies/reply-meta.js";
import { readChatRequest } from "../requests/chat-request.js";
import { ignoredHeader, type ServerContext, type ServerParts, served } from "../server-parts.js";
import { beginReplies } from "./begin-replies.js";

/** `POST /v1/chat/completions`. */
export async function chatCompletions(parts: ServerParts, context: ServerContext, body: unknown): Promise<Response> {
  const asked = readChatRequest(body, parts.settings.limits.choices);
  const backend = served(parts.settings.models, asked.model);
  const requests = Array.from({ length: asked.choices }, () => asked.request);
  const headers = ignoredHeader(asked.ignored);
  const { life, events } = await beginReplies(parts, context, backend, { ...asked, requests });
  const meta = replyMeta("chatcmpl", asked.model, backend);
  if (!asked.stream) {
    using _life = life;
    return Response.json(await chatCompletion(meta, events, asked.choices), { headers });
  }
  const chunks = chatChunks(events, asked.streamUsage);
  return streamResponse(parts, context, life, openAiEvents({ ...meta, object: "chat.completion.chunk" }, chunks), { headers });
}

/** Chunks as events, each behind what all of them repeat, and OpenAI's own word for the end. */
export async function* openAiEvents(repeated: object, chunks: AsyncGenerator<object>): AsyncGenerator<string> {
  // Written once: it is most of what an event holds.
  const head = JSON.stringify(repeated).slice(0, -1);
  for await (const chunk of chunks) yield eventText(`${head},${JSON.stringify(chunk).slice(1)}`);
  yield eventText("[DONE]");
}

import { streamResponse } from "../http/stream-response.js";
import { replyMeta } from "../replies/reply-meta.js";
import { textChunks, textCompletion } from "../replies/text-reply.js";
import { readCompletionRequest } from "../requests/completion-request.js";
import { ignoredHeader, type ServerContext, type ServerParts, served } from "../server-parts.js";
import { beginReplies } from "./begin-replies.js";
import { openAiEvents } from "./chat-completions.js";

/** `POST /v1/completions`. */
export async function completions(parts: ServerParts, context: ServerContext, body: unknown): Promise<Response> {
  const asked = readCompletionRequest(body, parts.settings.limits.choices);
  const backend = served(parts.settings.models, asked.model);
  const requests = asked.requests.flatMap((request) => Array.from({ length: asked.choices }, () => request));
  const headers = ignoredHeader(asked.ignored);
  const { life, events } = await beginReplies(parts, context, backend, { model: asked.model, requests, singleCall: false });
  const meta = replyMeta("cmpl", asked.model, backend);
  const repliesPerPrompt = asked.choices;
  if (!asked.stream) {
    using _life = life;
    return Response.json(await textCompletion(meta, events, { repliesPerPrompt, choices: requests.length }), { headers });
  }
  const chunks = textChunks(events, { repliesPerPrompt, streamUsage: asked.streamUsage });
  return streamResponse(parts, context, life, openAiEvents({ ...meta, object: "text_completion" }, chunks), { headers });
}

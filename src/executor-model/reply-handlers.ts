import type { ChatBackend } from "../chat/chat-backend.js";
import { ChatGLMError } from "../errors.js";
import type { JobHandlers } from "../fan-out/executor.js";
import { asJson } from "../fan-out/json.js";
import { readReplyJob, replyKind } from "./reply-job.js";

/**
 * A model for askers elsewhere: the handler of its replies, for an executor or a worker. They ask with
 * `new ChatGLMChatModel({ executor, model: name })`.
 *
 * @param name defaults to the model's own
 *
 * @example
 * const worker = await createWorker({ connection, handlers: replyHandlers(chat.backend) });
 */
export function replyHandlers(backend: ChatBackend, name: string = backend.name): JobHandlers {
  const kind = replyKind(name);
  return {
    [kind]: async (input, { signal, emit }) => {
      const job = readReplyJob(input, kind);
      checkRevision(job.revision, backend, kind);
      if (job.call === "countTokens") return await backend.countTokens(job.text);
      const call = { ...job.request, signal };
      if (job.call === "countPromptTokens") return (await backend.countPromptTokens?.(call)) ?? null;
      for await (const event of backend.reply(call)) emit(asJson(event, "A part of the reply"));
      return null;
    },
  };
}

/** @throws ChatGLMError INVALID_OPTION if another model is meant. */
function checkRevision(asked: string | undefined, { identity }: ChatBackend, kind: string): void {
  const own = String(identity.revision ?? "");
  if (asked === undefined || asked === own) return;
  throw new ChatGLMError(
    "INVALID_OPTION",
    `A job "${kind}" is for the revision ${asked.slice(0, 100)}; this model's is ${own}.`,
    {
      remedy: "Give all workers the same model folder, and askers its revision.",
    },
  );
}

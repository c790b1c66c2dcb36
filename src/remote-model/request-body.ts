import type { ReplyRequest } from "../chat/chat-backend.js";
import { ChatGLMError } from "../errors.js";
import { writeSampling } from "../openai-protocol/wire-sampling.js";
import { writeTool, writeToolChoice } from "../openai-protocol/wire-tool.js";
import { remoteMessages } from "./remote-messages.js";
import type { RemoteSettings } from "./remote-options.js";

export interface RequestTarget {
  readonly path: "/chat/completions" | "/completions";
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request in OpenAI's words. What was not given is left to the server. Throws INVALID_OPTION for what can't be said. */
export function requestTarget(request: ReplyRequest, settings: RemoteSettings): RequestTarget {
  if (request.options.copyOnly !== undefined && request.options.copyOnly !== false) {
    throw new ChatGLMError("INVALID_OPTION", "copyOnly is for converted folders; no protocol asks a server for it.", {
      remedy: "Leave it out, or use a converted folder.",
    });
  }
  const common = {
    model: settings.model,
    stream: true,
    ...(settings.streamUsage ? { stream_options: { include_usage: true } } : {}),
    ...writeSampling(request.options),
  };
  if (settings.endpoint === "completions") {
    return { path: "/completions", body: { ...common, prompt: completionPrompt(request, settings.systemPrompt) } };
  }
  const { messages, tools = [], toolChoice, responseSchema } = request;
  return {
    path: "/chat/completions",
    body: {
      ...common,
      messages: remoteMessages(messages, settings.systemPrompt),
      ...(tools.length === 0 ? {} : { tools: tools.map(writeTool) }),
      ...(tools.length === 0 || toolChoice === undefined ? {} : { tool_choice: writeToolChoice(toolChoice) }),
      ...(responseSchema === undefined
        ? {}
        : { response_format: { type: "json_schema", json_schema: { name: "reply", schema: responseSchema, strict: true } } }),
    },
  };
}

function completionPrompt({ messages, tools = [], responseSchema }: ReplyRequest, systemPrompt: string | undefined): string {
  const [message, ...more] = remoteMessages(messages, undefined);
  const plain = tools.length === 0 && responseSchema === undefined && systemPrompt === undefined;
  if (plain && more.length === 0 && message?.role === "user" && typeof message.content === "string") return message.content;
  throw new ChatGLMError(
    "INVALID_OPTION",
    "The completions endpoint takes one user message, without pictures, tools, schema or system prompt.",
    {
      remedy: 'Use endpoint: "chat".',
    },
  );
}

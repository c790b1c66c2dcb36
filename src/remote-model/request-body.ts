import type { ReplyRequest, ReplyTool, ReplyToolChoice } from "../chat/chat-backend.js";
import type { GenerationOptions } from "../chat/generation-options.js";
import { ChatGLMError } from "../errors.js";
import { remoteMessages } from "./remote-messages.js";
import type { RemoteSettings } from "./remote-options.js";

export interface RequestTarget {
  readonly path: "/chat/completions" | "/completions";
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A request in OpenAI's words. What was not given is left to the server. `top_k` and `repetition_penalty` are vLLM's and
 * SGLang's additions to the protocol.
 */
export function requestTarget(request: ReplyRequest, settings: RemoteSettings): RequestTarget {
  const common = {
    model: settings.model,
    stream: true,
    ...(settings.streamUsage ? { stream_options: { include_usage: true } } : {}),
    ...sampling(request.options),
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
      ...(tools.length === 0 ? {} : { tools: tools.map(remoteTool) }),
      ...(tools.length === 0 || toolChoice === undefined ? {} : { tool_choice: remoteToolChoice(toolChoice) }),
      ...(responseSchema === undefined
        ? {}
        : { response_format: { type: "json_schema", json_schema: { name: "reply", schema: responseSchema, strict: true } } }),
    },
  };
}

function sampling(options: GenerationOptions): Readonly<Record<string, unknown>> {
  const { temperature, topP, topK, maxTokens, repetitionPenalty, seed, stop } = options;
  const named = {
    temperature,
    top_p: topP,
    // All candidates are 0 here and −1 there.
    top_k: topK === 0 ? -1 : topK,
    max_tokens: maxTokens,
    repetition_penalty: repetitionPenalty,
    seed,
    stop: stop?.length === 0 ? undefined : stop,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

function remoteTool({ name, description, parameters }: ReplyTool): object {
  return { type: "function", function: { name, description, parameters } };
}

function remoteToolChoice(choice: ReplyToolChoice): unknown {
  if (typeof choice === "object") return { type: "function", function: choice };
  return choice === "any" ? "required" : choice;
}

function completionPrompt({ messages, tools = [], responseSchema }: ReplyRequest, systemPrompt: string | undefined): string {
  const [message, ...more] = remoteMessages(messages, undefined);
  const plain = tools.length === 0 && responseSchema === undefined && systemPrompt === undefined;
  if (plain && more.length === 0 && message?.role === "user") return message.content;
  throw new ChatGLMError(
    "INVALID_OPTION",
    "The completions endpoint takes one user message, without tools, schema or system prompt.",
    {
      remedy: 'Use endpoint: "chat".',
    },
  );
}

import { AIMessage, type BaseMessage, type UsageMetadata } from "@langchain/core/messages";
import { type AgentMiddleware, createMiddleware } from "langchain";
import { AnswerCache } from "../answer-cache/answer-cache.js";
import type { AnswerParts } from "../answer-cache/answer-parts.js";
import type { CacheTierName } from "../answer-cache/tiers/cache-tier.js";
import { callTenant, canonical, modelIdentity } from "../answering/identity.js";
import { readFinishReason } from "../answering/writing/finish-reason.js";

/** What {@link answerCacheMiddleware} may be told. */
export interface AnswerCacheMiddlewareOptions {
  /** Defaults to an {@link AnswerCache} in the user's cache folder. */
  readonly cache?: AnswerCache | undefined;
  /** Identifies the model in the cache's key. Defaults to what the model tells of itself. */
  readonly modelIdentity?: string | undefined;
  /**
   * Whose answer it is: callers with different values never share one. Defaults to the call's `configurable` and context; without those that name a
   * thread, unless answers are kept after tools.
   */
  readonly scope?: ((call: CachedModelCall) => string) | undefined;
  /**
   * Whether answers for which a tool ran are kept as well: the next time neither the model nor the tools are asked. Only for tools that read, and what
   * they read should change no faster than the cache's `ttl`. Defaults to false.
   */
  readonly afterTools?: boolean | undefined;
}

/** What a scope may depend on. */
export interface CachedModelCall {
  /** The call's `configurable`. */
  readonly configurable: Readonly<Record<string, unknown>>;
  /** The agent's runtime context. */
  readonly context: unknown;
}

type Hook = NonNullable<AgentMiddleware["wrapModelCall"]>;
type ModelRequest = Parameters<Hook>[0];

/** What LangGraph adds: it differs with every run. */
const OF_RUN = /^(?:checkpoint_\w+|run_id|langgraph_\w+)$/;

/**
 * Middleware for `createAgent` of package `langchain`: a question that was answered before, in the same conversation, by the same model, with the same
 * system message and tools, gets the kept answer. Only whole answers in plain text are kept: no calls of tools, nothing cut or filtered, no structured
 * response. A kept answer has `response_metadata.served` "cache". Those who ask the same at the same time share one call of the model, in all processes
 * where the store has leases. An answer beyond its time to live is found anew, whatever the cache's `staleWhileRevalidate`.
 */
export function answerCacheMiddleware(options: AnswerCacheMiddlewareOptions = {}): AgentMiddleware {
  const cache = options.cache ?? new AnswerCache();
  return createMiddleware({
    name: "AnswerCache",
    wrapModelCall: async (request, handler) => {
      const asked = readQuestion(request.messages);
      if (asked === undefined || request.responseFormat !== undefined) return handler(request);
      const parts = answerParts(asked, request, options);
      const ask = (): ReturnType<typeof handler> => handler(request);
      if (asked.since.length === 0) return sharedAnswer(cache, parts, ask, request.runtime.signal);
      const begun = performance.now();
      const message = await ask();
      if (options.afterTools === true) keepMessage(cache, parts, message, performance.now() - begun);
      return message;
    },
  });
}

type ModelReply = Awaited<ReturnType<Parameters<Hook>[1]>>;

/** What those who ask the same at the same time learn: the answer in plain text, or that there is none to share. */
interface SharedAnswer {
  readonly text: string | undefined;
  readonly tier: CacheTierName;
  readonly key: string;
}

/**
 * The kept answer, or the one that the model gives now: once for all who ask the same at the same time, in this process or, where the store has leases, in
 * any. A reply that can't be shared, such as a call of a tool, is its caller's own: the others ask for themselves.
 */
async function sharedAnswer(
  cache: AnswerCache,
  parts: AnswerParts,
  ask: () => ReturnType<Parameters<Hook>[1]>,
  signal: AbortSignal | undefined,
): Promise<ModelReply> {
  let own: ModelReply | undefined;
  let failed = false;
  const lead = async function* (stop: AbortSignal): AsyncGenerator<SharedAnswer> {
    const { lookup, finish } = await cache.lookUpToAnswer(parts, stop, WAY);
    try {
      if (lookup.status === "hit" && !lookup.isStale)
        return yield { text: lookup.answer.text, tier: lookup.tier, key: lookup.key };
      const begun = performance.now();
      failed = true;
      own = await ask();
      failed = false;
      yield { text: keepMessage(cache, parts, own, performance.now() - begun), tier: "exact", key: cache.keyOf(parts) };
    } finally {
      finish();
    }
  };
  for (;;) {
    try {
      for await (const { text, tier, key } of cache.share<SharedAnswer>(parts, lead, signal, WAY)) {
        if (own !== undefined) return own;
        return text === undefined ? await ask() : servedMessage(text, tier, key);
      }
    } catch (error) {
      signal?.throwIfAborted();
      // Who asked for all of them has left: that ends nothing for the others, the first of whom asks now.
      if (failed || !(error instanceof Error && error.name === "AbortError")) throw error;
    }
  }
}

/** Agents share with agents: a chain's question of equal parts yields other events. */
const WAY = " agent";

/** Keeps a whole answer in plain text, and tells it. */
function keepMessage(cache: AnswerCache, parts: AnswerParts, message: ModelReply, milliseconds: number): string | undefined {
  if (!AIMessage.isInstance(message)) return undefined;
  const text = wholeText(message);
  if (text === undefined) return undefined;
  const usage = message.usage_metadata as UsageMetadata | undefined;
  const cost = { promptTokens: usage?.input_tokens, outputTokens: usage?.output_tokens, milliseconds };
  void cache.keep(parts, { text, citations: [], origin: "model", values: [] }, { cost });
  return text;
}

interface AskedQuestion {
  readonly question: string;
  readonly history: readonly BaseMessage[];
  /** What the agent did about the question so far. */
  readonly since: readonly BaseMessage[];
}

/** The last thing the user said; undefined if it isn't plain text. */
function readQuestion(messages: readonly BaseMessage[]): AskedQuestion | undefined {
  const at = messages.findLastIndex((message) => message.getType() === "human");
  const question = plainText(messages[at]);
  if (question === undefined || question.trim() === "") return undefined;
  return { question, history: messages.slice(0, at), since: messages.slice(at + 1) };
}

function answerParts(
  { question, history }: AskedQuestion,
  request: ModelRequest,
  options: AnswerCacheMiddlewareOptions,
): AnswerParts {
  const { model, tools, systemMessage, toolChoice, modelSettings, runtime } = request;
  const call: CachedModelCall = { configurable: runtime.configurable ?? {}, context: runtime.context };
  return {
    question,
    history: history.map((message) => ({ role: message.getType(), content: canonical(contentOf(message)) })),
    scope: {
      model: options.modelIdentity ?? (typeof model === "string" ? model : modelIdentity(model)),
      prompt: canonical(["agent", systemMessage.content, tools.map(toolOf), options.afterTools === true]),
      options: canonical([toolChoice, modelSettings]),
      tenant: options.scope?.(call) ?? defaultScope(call, options.afterTools === true),
      sources: [],
    },
  };
}

function defaultScope({ configurable, context }: CachedModelCall, withThread: boolean): string {
  // A conversation's messages are part of the key anyway; what its tools said needn't be anybody else's.
  const own = Object.entries(configurable).filter(([name]) => !OF_RUN.test(name) && (withThread || name !== "thread_id"));
  const tenant = callTenant({ configurable: Object.fromEntries(own) });
  return context === undefined ? tenant : canonical([tenant, context]);
}

/** A tool by what the model is told of it. */
function toolOf(tool: ModelRequest["tools"][number]): unknown {
  if (!("name" in tool) || !("description" in tool)) return tool;
  return [tool.name, tool.description, "schema" in tool ? tool.schema : undefined];
}

function contentOf(message: BaseMessage): unknown {
  const calls = AIMessage.isInstance(message) ? (message.tool_calls ?? []) : [];
  return [message.content, calls.map(({ name, args }) => [name, args])];
}

function plainText(message: BaseMessage | undefined): string | undefined {
  if (message === undefined) return undefined;
  const { content } = message;
  if (typeof content === "string") return content;
  return content.every((block) => block.type === "text") ? message.text : undefined;
}

/** Undefined if it isn't a whole answer in plain text. */
function wholeText(message: AIMessage): string | undefined {
  const calls = (message.tool_calls?.length ?? 0) + (message.invalid_tool_calls?.length ?? 0);
  const text = plainText(message);
  const ended = readFinishReason(message.response_metadata) ?? "stop";
  return calls === 0 && ended === "stop" && text !== undefined && text.trim() !== "" ? text : undefined;
}

function servedMessage(text: string, cacheTier: string, cacheKey: string): AIMessage {
  return new AIMessage({ content: text, response_metadata: { served: "cache", cacheTier, cacheKey } });
}

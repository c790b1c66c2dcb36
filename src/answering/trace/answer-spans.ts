import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { Serialized } from "@langchain/core/load/serializable";
import type { BaseMessage } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import type { Context, Tracer } from "@opentelemetry/api";
import { loadPeer } from "../../sources/documents/readers/load-peer.js";
import type { ProgressEvent } from "../answer.js";
import { isProgressEvent, type TracedEvent } from "./answer-trace.js";
import { type ModelCall, type RecordedRun, writeSpans } from "./write-spans.js";

type Api = typeof import("@opentelemetry/api");

/** How answers are recorded as OpenTelemetry spans. */
export interface AnswerSpansOptions {
  /** Whether questions, sub-questions and answers stand in the spans: they may be private. Defaults to false. */
  readonly recordContent?: boolean | undefined;
  /** Name of the tracer, the instrumentation's scope. Defaults to `langchain-chatglm`. */
  readonly tracerName?: string | undefined;
}

/** More runs than these at once are not recorded: somebody forgot to end them. */
const MOST_RUNS = 10_000;

interface Run extends RecordedRun {
  readonly context: Context;
  readonly parent: string | undefined;
}

/**
 * A LangChain callback handler that records each answer as OpenTelemetry spans, by the conventions for generative AI: `invoke_workflow` for the
 * question, `retrieval` for each source, `chat` for each call of a model, with stages and sub-questions between. They belong to the span that is
 * active where the question is asked, and are written when it is answered. Without `@opentelemetry/api` MISSING_PACKAGE is thrown; without an
 * SDK that is set up, nothing is recorded.
 *
 * @example
 * const chain = createAnswerChain({ model, sources }).withConfig({ callbacks: [await answerSpans()] });
 */
export async function answerSpans({
  recordContent = false,
  tracerName = "langchain-chatglm",
}: AnswerSpansOptions = {}): Promise<BaseCallbackHandler> {
  const api = await loadPeer("@opentelemetry/api", "OpenTelemetry spans", () => import("@opentelemetry/api"));
  return new AnswerSpans(api, api.trace.getTracer(tracerName), recordContent);
}

class AnswerSpans extends BaseCallbackHandler {
  readonly name: string = "answer_spans";
  // The active span is that of the caller only while it waits.
  override awaitHandlers: boolean = true;
  readonly #api: Api;
  readonly #tracer: Tracer;
  readonly #recordContent: boolean;
  readonly #runs = new Map<string, Run>();
  readonly #calls = new Map<string, Omit<ModelCall, "end" | "usage" | "finishReason" | "failed">>();

  constructor(api: Api, tracer: Tracer, recordContent: boolean) {
    super();
    this.#api = api;
    this.#tracer = tracer;
    this.#recordContent = recordContent;
  }

  override handleChainStart(
    _chain: Serialized,
    _inputs: unknown,
    runId: string,
    _runType?: string,
    _tags?: string[],
    _metadata?: Record<string, unknown>,
    runName?: string,
    parentRunId?: string,
  ): void {
    if (this.#runs.size >= MOST_RUNS) return;
    const context = this.#api.context.active();
    this.#runs.set(runId, {
      name: runName ?? "AnswerChain",
      begun: Date.now(),
      events: [],
      calls: [],
      context,
      parent: parentRunId,
    });
  }

  override handleCustomEvent(name: string, data: unknown, runId: string): void {
    const run = this.#runs.get(runId);
    if (run === undefined || !isProgressEvent(name)) return;
    const traced: TracedEvent = { at: Date.now() - run.begun, event: { type: name, data } as ProgressEvent };
    run.events.push(traced);
  }

  override handleChatModelStart(
    llm: Serialized,
    _messages: BaseMessage[][],
    runId: string,
    parentRunId?: string,
    _extra?: Record<string, unknown>,
    _tags?: string[],
    metadata?: Record<string, unknown>,
    runName?: string,
  ): void {
    const model = metadata?.["ls_model_name"] ?? runName ?? llm.id?.at(-1) ?? "model";
    const provider = String(metadata?.["ls_provider"] ?? "chatglm");
    this.#calls.set(runId, { model: String(model), provider, begun: Date.now(), parent: parentRunId });
  }

  override handleLLMStart(
    llm: Serialized,
    _prompts: string[],
    runId: string,
    parentRunId?: string,
    extra?: Record<string, unknown>,
    tags?: string[],
    metadata?: Record<string, unknown>,
    runName?: string,
  ): void {
    this.handleChatModelStart(llm, [], runId, parentRunId, extra, tags, metadata, runName);
  }

  override handleLLMEnd(output: LLMResult, runId: string): void {
    const [generation] = output.generations[0] ?? [];
    const message = generation !== undefined && "message" in generation ? (generation.message as BaseMessage) : undefined;
    const reason = message?.response_metadata["finish_reason"] ?? generation?.generationInfo?.["finish_reason"];
    const usage = message !== undefined && "usage_metadata" in message ? message.usage_metadata : undefined;
    this.#called(runId, {
      usage: usage as ModelCall["usage"],
      finishReason: typeof reason === "string" ? reason : undefined,
      failed: undefined,
    });
  }

  override handleLLMError(error: unknown, runId: string): void {
    this.#called(runId, { usage: undefined, finishReason: undefined, failed: kindOf(error) });
  }

  override handleChainEnd(outputs: unknown, runId: string): void {
    this.#end(runId, outputs, undefined);
  }

  override handleChainError(error: unknown, runId: string): void {
    this.#end(runId, undefined, kindOf(error));
  }

  #called(runId: string, outcome: Pick<ModelCall, "usage" | "finishReason" | "failed">): void {
    const call = this.#calls.get(runId);
    this.#calls.delete(runId);
    if (call === undefined) return;
    // The nearest run around it that is an answer's; LangChain puts its own between.
    for (let at = this.#runs.get(call.parent ?? ""); at !== undefined; at = this.#runs.get(at.parent ?? "")) {
      if (at.events.length === 0) continue;
      at.calls.push({ ...call, ...outcome, end: Date.now() });
      return;
    }
  }

  #end(runId: string, outputs: unknown, failed: string | undefined): void {
    const run = this.#runs.get(runId);
    this.#runs.delete(runId);
    if (run === undefined || run.events.length === 0) return;
    const written = { ...run, end: Date.now(), outputs, failed };
    writeSpans(written, { api: this.#api, tracer: this.#tracer, parent: run.context, recordContent: this.#recordContent });
  }
}

/** An error's kind, never its text: that may quote what somebody asked. */
function kindOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "_OTHER";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "name" in error && typeof error.name === "string" ? error.name : "_OTHER";
}

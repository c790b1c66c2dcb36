import { onAbort } from "../async/on-abort.js";
import { tokenTable } from "../constraint/token-vocabulary.js";
import type { ScoreOptions } from "../engine/engine.js";
import type { SamplingOptions } from "../engine/generation.js";
import type { KeptPrefix } from "../engine/named-prefixes.js";
import type { ChatFormat } from "../families/chat-format.js";
import { chatForms } from "../families/known-families.js";
import { type ModelManifest, modelIdentity } from "../model-folder/manifest.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { ThreadRequest } from "./engine-messages.js";
import type { EngineThread } from "./engine-thread.js";
import { noTokenizer } from "./no-tokenizer.js";
import { checkSequence, checkTextRequest } from "./read-options.js";
import { StopStrings } from "./stop-strings.js";
import type { SequenceScore, TextEvent, TextModel, TextRequest } from "./text-generation.js";

/** ChatGLM3's own defaults. */
const defaultSampling: SamplingOptions = { temperature: 0.8, topP: 0.8, topK: 0, repetitionPenalty: 1 };

interface LocalTextModelParts {
  /** Named in errors. */
  readonly folder: string;
  readonly manifest: ModelManifest;
  readonly tokenizer: Tokenizer | undefined;
  readonly thread: EngineThread;
  /** Called by whoever disposes this model. */
  readonly release: () => Promise<void>;
}

/** A model on this machine: text over an engine thread. */
export class LocalTextModel implements TextModel {
  readonly manifest: ModelManifest;
  readonly identity: string;
  readonly #parts: LocalTextModelParts;
  readonly #chatFormat: ChatFormat | undefined;

  constructor(parts: LocalTextModelParts) {
    this.manifest = parts.manifest;
    this.identity = modelIdentity(parts.manifest);
    this.#parts = parts;
    this.#chatFormat = parts.tokenizer === undefined ? undefined : chatForms[parts.manifest.chatFormat].prompt(parts.tokenizer);
  }

  get tokenizer(): Tokenizer {
    if (this.#parts.tokenizer === undefined) throw noTokenizer(this.#parts.folder);
    return this.#parts.tokenizer;
  }

  get chatFormat(): ChatFormat {
    if (this.#chatFormat === undefined) throw noTokenizer(this.#parts.folder);
    return this.#chatFormat;
  }

  async *generate(request: TextRequest): AsyncGenerator<TextEvent> {
    checkTextRequest(request);
    // A stop string ends the request from this side: the engine knows no text.
    const stopped = new AbortController();
    const detach = onAbort(request.signal, () => stopped.abort(request.signal?.reason));
    try {
      yield* this.#generate(request, stopped);
    } finally {
      detach();
    }
  }

  async *#generate(request: TextRequest, stopped: AbortController): AsyncGenerator<TextEvent> {
    const stopStrings = new StopStrings(request.stopStrings ?? []);
    const decoder = this.tokenizer.incrementalDecoder();
    const left = this.manifest.config.contextLength - request.promptIds.length;
    const sampling = Object.entries(request.sampling ?? {}).filter(([, value]) => value !== undefined);
    const engineRequest: ThreadRequest = {
      promptIds: request.promptIds,
      maxTokens: Math.max(1, request.maxTokens ?? left),
      sampling: { ...defaultSampling, ...Object.fromEntries(sampling) },
      stopIds: request.stopIds ?? this.chatFormat.stopIds,
      constraint: request.constraint,
      thought: request.thought,
      signal: stopped.signal,
      priority: request.priority,
      scope: request.scope,
      reportsPrompt: request.onPrompt !== undefined,
    };
    const events = this.#parts.thread.generate(engineRequest, () => tokenTable(this.tokenizer));
    const partIds = new Set(request.partIds);
    let outputTokens = 0;
    let stopString: string | undefined;
    for await (const event of events) {
      if (event.type === "tokens") {
        for (const ids of splitAtParts(event.ids, partIds)) {
          // Tokens of the step that ran while the stop string was found are not part of the answer.
          if (stopString !== undefined) break;
          const breakId = ids.find((id) => partIds.has(id));
          outputTokens += ids.length;
          if (breakId === undefined) {
            const { text, match } = stopStrings.push(decoder.push(ids));
            yield { type: "text-delta", text, ids };
            stopString = match;
          } else {
            decoder.flush();
            const held = stopStrings.flush();
            if (held !== "") yield { type: "text-delta", text: held, ids: [] };
            yield { type: "part-break", id: breakId };
          }
          if (stopString !== undefined) stopped.abort();
        }
        continue;
      }
      if (event.type === "prompt") {
        request.onPrompt?.(event.read, event.of);
        continue;
      }
      if (stopString === undefined) {
        // Only what is cut off from outside leaves half a character: it is dropped.
        const text = stopStrings.flush();
        if (text !== "") yield { type: "text-delta", text, ids: [] };
      }
      yield stopString === undefined
        ? event
        : { ...event, reason: "stop", stopString, stopId: undefined, usage: { ...event.usage, outputTokens } };
    }
  }

  async score(ids: readonly number[], options?: ScoreOptions): Promise<SequenceScore> {
    checkSequence({ ids, signal: options?.signal, from: options?.from });
    return this.#parts.thread.score(ids, options);
  }

  async keepPrefix(name: string, ids: readonly number[], signal?: AbortSignal): Promise<KeptPrefix> {
    checkSequence({ ids, signal });
    return this.#parts.thread.keepPrefix(name, ids, signal);
  }

  close(): Promise<void> {
    return this.#parts.release();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Runs of ids between those of `breaks`, each of which stands alone. */
function splitAtParts(ids: readonly number[], breaks: ReadonlySet<number>): readonly (readonly number[])[] {
  if (breaks.size === 0) return [ids];
  const runs: number[][] = [];
  let run: number[] | undefined;
  for (const id of ids) {
    if (breaks.has(id)) {
      runs.push([id]);
      run = undefined;
    } else if (run === undefined) {
      run = [id];
      runs.push(run);
    } else run.push(id);
  }
  return runs;
}

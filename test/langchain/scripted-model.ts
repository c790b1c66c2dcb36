import type { ChatFormatName, ChatTool, ChatTurn } from "../../src/families/chat-format.js";
import type { ModelOpener } from "../../src/local-model/local-model.js";
import type { OpenModelOptions, TextEvent, TextModel, TextRequest } from "../../src/model/text-generation.js";

/** A text model that says what it is told to: the pieces of a reply, and how often it was opened, asked and released. */
export class ScriptedModel {
  pieces: readonly string[] = ["你", "好", ", ", "world"];
  finish: "stop" | "length" = "stop";
  chatFormat: ChatFormatName = "chatglm3";
  /** Thrown instead of the next opening. */
  openingError: Error | undefined;
  /** Awaited before each piece, so that a test decides what happens in between. */
  beforePiece: (index: number, signal: AbortSignal | undefined) => Promise<void> | void = () => {};
  readonly opened: OpenModelOptions[] = [];
  readonly conversations: (readonly ChatTurn[])[] = [];
  /** Tools shown with each conversation. */
  readonly tools: (readonly ChatTool[])[] = [];
  readonly requests: TextRequest[] = [];
  released = 0;
  /** Generations whose loop was left, by its end or early. */
  left = 0;

  readonly open: ModelOpener = async (options) => {
    this.opened.push(options);
    await Promise.resolve();
    const error = this.openingError;
    this.openingError = undefined;
    if (error !== undefined) throw error;
    return this.#model(options.path);
  };

  #model(identity: string): TextModel {
    const encode = (text: string): number[] => [...text].map((character) => character.codePointAt(0) ?? 0);
    return {
      identity,
      manifest: {
        formatVersion: 1,
        source: { name: "scripted", modelType: "chatglm" },
        precision: "fp32",
        config: {
          layers: 1,
          hiddenSize: 8,
          ffnSize: 8,
          heads: 1,
          groups: 1,
          headDim: 8,
          vocabularySize: 1,
          contextLength: 128,
          epsilon: 1e-5,
          ropeBase: 10_000,
          positionDivisor: 1,
          qkvBias: true,
          tiedEmbeddings: false,
          endOfSequenceIds: [2],
        },
        chatFormat: this.chatFormat,
        maxSequencesPerStep: 4,
        files: {},
      },
      tokenizer: {
        size: 0x110000,
        encode,
        decode: (ids) => String.fromCodePoint(...ids),
        specialId: () => undefined,
        tokenBytes: (id) => Buffer.from(String.fromCodePoint(id)),
        incrementalDecoder: () => ({ push: (ids) => String.fromCodePoint(...ids), flush: () => "" }),
      },
      chatFormat: {
        stopIds: [2],
        encode: (turns, tools = []) => {
          this.conversations.push(turns);
          this.tools.push(tools);
          return turns.flatMap((turn) => encode(turn.content));
        },
      },
      generate: (request) => this.#generate(request),
      score: async (ids) => ({ tokens: ids.length - 1, meanNll: 1 }),
      keepPrefix: async (_name, ids) => ({ tokens: ids.length, source: "computed", stored: false }),
      close: async () => {
        this.released++;
      },
      [Symbol.asyncDispose]: async () => {
        this.released++;
      },
    };
  }

  async *#generate(request: TextRequest): AsyncGenerator<TextEvent> {
    this.requests.push(request);
    let outputTokens = 0;
    try {
      for (const [index, text] of this.pieces.entries()) {
        await this.beforePiece(index, request.signal);
        if (request.signal?.aborted === true) break;
        outputTokens++;
        yield { type: "text-delta", text, ids: [index] };
      }
      const reason = request.signal?.aborted === true ? "abort" : this.finish;
      yield {
        type: "finish",
        reason,
        usage: { promptTokens: request.promptIds.length, cachedTokens: 1, outputTokens },
        timing: { queuedMs: 1, firstTokenMs: 2, totalMs: 3 },
      };
    } finally {
      this.left++;
    }
  }
}

/** Resolves when the signal fires. */
export function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}

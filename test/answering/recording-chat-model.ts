import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage, type UsageMetadata } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";

export interface RecordingChatModelFields {
  /** The reply, in the pieces it is streamed in. Defaults to one that cites [1]. */
  readonly pieces?: readonly string[];
  /** Awaited before each piece. */
  readonly gate?: (piece: number, signal: AbortSignal | undefined) => Promise<void> | void;
  /** Thrown after this many pieces. */
  readonly failAfter?: number;
  readonly id?: string;
}

/** A chat model that keeps what it was asked and streams what the test decides. */
export class RecordingChatModel extends SimpleChatModel {
  readonly asked: BaseMessage[][] = [];
  readonly signals: (AbortSignal | undefined)[] = [];
  readonly #fields: RecordingChatModelFields;

  constructor(fields: RecordingChatModelFields = {}) {
    super({});
    this.#fields = fields;
  }

  override _llmType(): string {
    return "recording";
  }

  override _identifyingParams(): Record<string, unknown> {
    return this.#fields.id === undefined ? {} : { model: this.#fields.id };
  }

  override async _call(messages: BaseMessage[], options: this["ParsedCallOptions"]): Promise<string> {
    let text = "";
    for await (const chunk of this._streamResponseChunks(messages, options)) text += chunk.text;
    return text;
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): AsyncGenerator<ChatGenerationChunk> {
    this.asked.push(messages);
    this.signals.push(options.signal);
    const { pieces = ["答案", "在这里", "[1]。"], gate, failAfter } = this.#fields;
    for (const [index, text] of pieces.entries()) {
      if (index === failAfter) throw new Error("the model broke");
      await gate?.(index, options.signal);
      yield new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: text }) });
    }
    const usage_metadata: UsageMetadata = { input_tokens: 10, output_tokens: pieces.length, total_tokens: 10 + pieces.length };
    const last = Object.assign(new AIMessageChunk({ content: "" }), { usage_metadata });
    yield new ChatGenerationChunk({ text: "", message: last });
  }
}

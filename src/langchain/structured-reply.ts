import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { parsePartialJson } from "@langchain/core/output_parsers";
import { Runnable, type RunnableConfig } from "@langchain/core/runnables";

/**
 * Reads the value from a reply. In a stream it gives the value as far as it is written, each time that grows, and last the whole value, which
 * alone has been checked.
 */
export class StructuredReply<Output> extends Runnable<BaseMessage, Output> {
  lc_namespace: string[] = ["langchain_chatglm"];
  override lc_serializable = false;
  readonly #read: (reply: BaseMessage) => Promise<Output>;
  readonly #grows: boolean;

  /**
   * @param read throws OutputParserException
   * @param options `grows`: the reply's text is JSON, which can be read before it is whole
   */
  constructor(read: (reply: BaseMessage) => Promise<Output>, { grows }: { readonly grows: boolean }) {
    super();
    this.#read = read;
    this.#grows = grows;
  }

  override async invoke(reply: BaseMessage, options?: Partial<RunnableConfig>): Promise<Output> {
    return this._callWithConfig((given: BaseMessage) => this.#read(given), reply, options);
  }

  override async *transform(replies: AsyncGenerator<BaseMessage>, options: Partial<RunnableConfig>): AsyncGenerator<Output> {
    yield* this._transformStreamWithConfig(replies, (chunks) => this.#values(chunks), options);
  }

  async *#values(chunks: AsyncGenerator<BaseMessage>): AsyncGenerator<Output> {
    let whole: BaseMessage | undefined;
    let said = "";
    for await (const chunk of chunks) {
      whole = AIMessageChunk.isInstance(whole) && AIMessageChunk.isInstance(chunk) ? whole.concat(chunk) : chunk;
      const value = this.#grows ? partialValue(whole.text) : undefined;
      const text = JSON.stringify(value);
      if (value === undefined || text === said) continue;
      said = text;
      yield value as Output;
    }
    if (whole === undefined) return;
    const value = await this.#read(whole);
    if (JSON.stringify(value) !== said) yield value;
  }
}

/** What is written of an object or a list. Other values are only known when they are whole. */
function partialValue(text: string): unknown {
  const begun = text.trimStart();
  if (!begun.startsWith("{") && !begun.startsWith("[")) return undefined;
  try {
    return parsePartialJson(begun) ?? undefined;
  } catch {
    return undefined;
  }
}

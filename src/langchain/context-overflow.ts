import { ns, stampRetryable } from "@langchain/core/errors";
import { ChatGLMError } from "../errors.js";

/** A ChatGLMError that LangChain's `ContextOverflowError.isInstance` (and `instanceof`) knows as its own as well. */
class ContextOverflow extends ns.brand(ns.brand(ChatGLMError), "context-overflow") {}

/** The same items; a CONTEXT_OVERFLOW among the errors becomes LangChain's kind too. Its message holds the numbers. */
export async function* withContextOverflow<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    if (!(error instanceof ChatGLMError) || error.code !== "CONTEXT_OVERFLOW") throw error;
    const { code, message, remedy } = error;
    throw stampRetryable(Object.assign(new ContextOverflow(code, message, { cause: error }), { remedy }), false);
  }
}

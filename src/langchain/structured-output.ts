import type { BaseLanguageModelInput, StructuredOutputMethodOptions } from "@langchain/core/language_models/base";
import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import {
  assembleStructuredOutputPipeline,
  createContentParser,
  createFunctionCallingParser,
} from "@langchain/core/language_models/structured_output";
import type { BaseMessage } from "@langchain/core/messages";
import { OutputParserException } from "@langchain/core/output_parsers";
import { type Runnable, RunnableLambda } from "@langchain/core/runnables";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { isSerializableSchema, type SerializableSchema } from "@langchain/core/utils/standard_schema";
import { type InteropZodType, isInteropZodSchema } from "@langchain/core/utils/types";
import { ChatGLMError } from "../errors.js";

/** What a structured output may be described by: zod, a standard schema, or JSON Schema. */
export type OutputSchema<Output> = InteropZodType<Output> | SerializableSchema<Output> | Record<string, unknown>;

/** The value alone, or with the message it was read from. */
export type StructuredRunnable<Output> =
  | Runnable<BaseLanguageModelInput, Output>
  | Runnable<BaseLanguageModelInput, { raw: BaseMessage; parsed: Output }>;

/** What is needed of a chat model. */
interface StructuredModel {
  withConfig(config: {
    readonly responseSchema?: Readonly<Record<string, unknown>>;
  }): Runnable<BaseLanguageModelInput, BaseMessage>;
  bindTools(tools: BindToolsInput[], options: { readonly tool_choice?: string }): Runnable<BaseLanguageModelInput, BaseMessage>;
}

/**
 * A chat model whose replies are values of a schema. `jsonSchema` (default) keeps the sampler to the schema, so that the reply
 * parses and validates whatever the model would rather say; `functionCalling` has the model call a function of that shape, and
 * guarantees nothing. Throws INVALID_OPTION for another method.
 */
export function structuredOutput<Output extends Record<string, unknown>>(
  model: StructuredModel,
  schema: OutputSchema<Output>,
  { name, method = "jsonSchema", includeRaw = false }: StructuredOutputMethodOptions<boolean>,
): StructuredRunnable<Output> {
  const { name: ownName, ...json } = jsonSchemaOf(schema);
  if (method === "jsonSchema") {
    const parser = RunnableLambda.from((reply: BaseMessage) => parseReply(reply, schema));
    return assembleStructuredOutputPipeline(model.withConfig({ responseSchema: json }), parser, includeRaw, "StructuredOutput");
  }
  if (method !== "functionCalling") {
    throw new ChatGLMError("INVALID_OPTION", `The method ${JSON.stringify(method)} is not one of functionCalling, jsonSchema.`);
  }
  const functionName = name ?? (typeof ownName === "string" ? ownName : "extract");
  const description = typeof json["description"] === "string" ? json["description"] : "Records the answer.";
  const tool = { type: "function", function: { name: functionName, description, parameters: json } };
  const bound = model.bindTools([tool], { tool_choice: functionName });
  const parser = createFunctionCallingParser<Output>(schema, functionName);
  return assembleStructuredOutputPipeline(bound, parser, includeRaw, "StructuredOutput");
}

function jsonSchemaOf(schema: OutputSchema<unknown>): Record<string, unknown> {
  return isInteropZodSchema(schema) || isSerializableSchema(schema) ? { ...toJsonSchema(schema) } : { ...schema };
}

/** Throws OutputParserException when the reply was cut off, and when it fails what zod demands beyond the JSON schema. */
async function parseReply<Output extends Record<string, unknown>>(
  reply: BaseMessage,
  schema: OutputSchema<Output>,
): Promise<Output> {
  try {
    JSON.parse(reply.text);
  } catch (cause) {
    const reason = String(reply.response_metadata["finish_reason"]);
    const why =
      reason === "length" ? "it was cut off: maxTokens, or the context, has no room for the shortest value" : "it is no JSON";
    throw Object.assign(new OutputParserException(`The reply can't be read: ${why} (finish_reason ${reason}).`, reply.text), {
      cause,
    });
  }
  return createContentParser(schema).parse(reply.text);
}

import type {
  BaseLanguageModelCallOptions,
  BaseLanguageModelInput,
  StructuredOutputMethodOptions,
} from "@langchain/core/language_models/base";
import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { assembleStructuredOutputPipeline, createFunctionCallingParser } from "@langchain/core/language_models/structured_output";
import type { BaseMessage } from "@langchain/core/messages";
import { OutputParserException } from "@langchain/core/output_parsers";
import { type Runnable, RunnableLambda } from "@langchain/core/runnables";
import { isSerializableSchema, type SerializableSchema } from "@langchain/core/utils/standard_schema";
import { type InteropZodType, interopParseAsync, isInteropZodSchema } from "@langchain/core/utils/types";
import { ChatGLMError } from "../errors.js";
import { jsonSchemaOf } from "./json-schema-of.js";

/** What a structured output may be described by: zod, a standard schema, or JSON Schema. */
export type OutputSchema<Output> = InteropZodType<Output> | SerializableSchema<Output> | Record<string, unknown>;

/** The value alone, or with the message it was read from. */
export type StructuredRunnable<Output> =
  | Runnable<BaseLanguageModelInput, Output>
  | Runnable<BaseLanguageModelInput, { raw: BaseMessage; parsed: Output }>;

type TracedFormat = Pick<BaseLanguageModelCallOptions, "ls_structured_output_format">;

/** What is needed of a chat model. */
interface StructuredModel {
  withConfig(
    config: { readonly responseSchema?: Readonly<Record<string, unknown>> } & TracedFormat,
  ): Runnable<BaseLanguageModelInput, BaseMessage>;
  bindTools(
    tools: BindToolsInput[],
    options: { readonly tool_choice?: string } & TracedFormat,
  ): Runnable<BaseLanguageModelInput, BaseMessage>;
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
  const { name: ownName, ...json } = jsonSchemaOf(schema) as Readonly<Record<string, unknown>>;
  const traced: TracedFormat = { ls_structured_output_format: { kwargs: { method }, schema: json } };
  if (method === "jsonSchema") {
    const parser = RunnableLambda.from((reply: BaseMessage) => parseReply(reply, schema));
    const kept = model.withConfig({ responseSchema: json, ...traced });
    return assembleStructuredOutputPipeline(kept, parser, includeRaw, "StructuredOutput");
  }
  if (method !== "functionCalling") {
    throw new ChatGLMError("INVALID_OPTION", `The method ${JSON.stringify(method)} is not one of functionCalling, jsonSchema.`);
  }
  const functionName = name ?? (typeof ownName === "string" ? ownName : "extract");
  const description = typeof json["description"] === "string" ? json["description"] : "Records the answer.";
  const tool = { type: "function", function: { name: functionName, description, parameters: json } };
  const bound = model.bindTools([tool], { tool_choice: functionName, ...traced });
  const parser = createFunctionCallingParser<Output>(schema, functionName);
  return assembleStructuredOutputPipeline(bound, parser, includeRaw, "StructuredOutput");
}

/** Throws OutputParserException when the reply was cut off, and when it fails what zod demands beyond the JSON schema. */
async function parseReply<Output extends Record<string, unknown>>(
  reply: BaseMessage,
  schema: OutputSchema<Output>,
): Promise<Output> {
  const value = parseJson(reply);
  try {
    return await validated(value, schema);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw Object.assign(new OutputParserException(`The reply fails the schema: ${reason}`, reply.text), { cause });
  }
}

/** The whole text is the value. (Core's parsers look for a code fence first, and find those inside a string.) */
function parseJson(reply: BaseMessage): unknown {
  try {
    return JSON.parse(reply.text);
  } catch (cause) {
    const reason = String(reply.response_metadata["finish_reason"]);
    const why =
      reason === "length" ? "it was cut off: maxTokens, or the context, has no room for the shortest value" : "it is no JSON";
    throw Object.assign(new OutputParserException(`The reply can't be read: ${why} (finish_reason ${reason}).`, reply.text), {
      cause,
    });
  }
}

async function validated<Output>(value: unknown, schema: OutputSchema<Output>): Promise<Output> {
  if (isInteropZodSchema(schema)) return (await interopParseAsync(schema, value)) as Output;
  if (!isSerializableSchema(schema)) return value as Output;
  const result = await schema["~standard"].validate(value);
  if (result.issues === undefined) return result.value;
  throw new Error(result.issues.map((issue) => issue.message).join("; "));
}

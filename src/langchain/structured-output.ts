import type {
  BaseLanguageModelCallOptions,
  BaseLanguageModelInput,
  StructuredOutputMethodOptions,
} from "@langchain/core/language_models/base";
import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { assembleStructuredOutputPipeline } from "@langchain/core/language_models/structured_output";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { OutputParserException } from "@langchain/core/output_parsers";
import type { Runnable } from "@langchain/core/runnables";
import { isSerializableSchema, type SerializableSchema } from "@langchain/core/utils/standard_schema";
import { type InteropZodType, interopParseAsync, isInteropZodSchema } from "@langchain/core/utils/types";
import { ChatGLMError } from "../errors.js";
import { outputDefinition } from "./output-definition.js";
import { StructuredReply } from "./structured-reply.js";

/** What a structured output may be described by: zod, a standard schema, or JSON Schema, alone or as OpenAI's `{ name, parameters }`. */
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
 * parses and validates whatever the model would rather say; `functionCalling` has the model call a function whose arguments are kept to
 * it; `jsonMode` keeps the reply to some JSON object, and checks that. A stream gives the value as
 * it grows, and the checked one last. Throws INVALID_OPTION for another method, and for a schema that is no JSON.
 */
export function structuredOutput<Output extends Record<string, unknown>>(
  model: StructuredModel,
  given: OutputSchema<Output>,
  { name, method = "jsonSchema", includeRaw = false }: StructuredOutputMethodOptions<boolean>,
): StructuredRunnable<Output> {
  const { json, name: ownName, description: ownDescription, ...described } = outputDefinition(given);
  const schema = described.schema as OutputSchema<Output>;
  const traced: TracedFormat = { ls_structured_output_format: { kwargs: { method }, schema: json } };
  if (method === "jsonSchema" || method === "jsonMode") {
    const read = async (reply: BaseMessage): Promise<Output> => validated(parseJson(reply), schema, reply);
    const parser = new StructuredReply(read, { grows: true });
    const kept = model.withConfig({ responseSchema: method === "jsonMode" ? { type: "object" } : json, ...traced });
    return assembleStructuredOutputPipeline(kept, parser, includeRaw, "StructuredOutput");
  }
  if (method !== "functionCalling") {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `The method ${JSON.stringify(method)} is not one of functionCalling, jsonMode, jsonSchema.`,
    );
  }
  const functionName = name ?? ownName ?? "extract";
  const description = ownDescription ?? "Records the answer.";
  const tool = { type: "function", function: { name: functionName, description, parameters: json } };
  const bound = model.bindTools([tool], { tool_choice: functionName, ...traced });
  const read = async (reply: BaseMessage): Promise<Output> => validated(calledArgs(reply, functionName), schema, reply);
  const parser = new StructuredReply(read, { grows: false });
  return assembleStructuredOutputPipeline(bound, parser, includeRaw, "StructuredOutput");
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

/** The arguments of the function's call. (Core's parser gives undefined where there is none.) */
function calledArgs(reply: BaseMessage, name: string): unknown {
  const { tool_calls = [], invalid_tool_calls = [] } = AIMessage.isInstance(reply) ? reply : {};
  const call = tool_calls.find((made) => made.name === name);
  if (call !== undefined) return call.args;
  const said = [reply.text, ...invalid_tool_calls.map(({ args }) => args ?? "")].join("\n").trim();
  throw new OutputParserException(`The reply holds no call of ${name} that can be read: ${said}`, said);
}

/** Throws OutputParserException for a value that fails what zod demands beyond the JSON schema. */
async function validated<Output>(value: unknown, schema: OutputSchema<Output>, reply: BaseMessage): Promise<Output> {
  try {
    if (isInteropZodSchema(schema)) return (await interopParseAsync(schema, value)) as Output;
    if (!isSerializableSchema(schema)) return value as Output;
    const result = await schema["~standard"].validate(value);
    if (result.issues === undefined) return result.value;
    throw new Error(result.issues.map((issue) => issue.message).join("; "));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw Object.assign(new OutputParserException(`The reply fails the schema: ${reason}`, reply.text), { cause });
  }
}

import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { isSerializableSchema } from "@langchain/core/utils/standard_schema";
import { isInteropZodSchema, isZodSchemaV4 } from "@langchain/core/utils/types";
import { type core, toJSONSchema } from "zod";
import { ChatGLMError } from "../errors.js";

/**
 * A zod or standard schema as JSON Schema; anything else as it stands. Throws INVALID_OPTION for what no JSON schema describes, such
 * as dates.
 */
export function jsonSchemaOf(schema: unknown): unknown {
  if (!isInteropZodSchema(schema) && !isSerializableSchema(schema)) return schema;
  try {
    return toJsonSchema(schema);
  } catch (cause) {
    // Core walks a schema that holds itself until the stack ends; zod's own conversion writes a reference.
    if (cause instanceof RangeError && isZodSchemaV4(schema)) return toJSONSchema(schema as core.$ZodType);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ChatGLMError("INVALID_OPTION", `The schema can't be written as JSON Schema: ${reason}.`, { cause });
  }
}

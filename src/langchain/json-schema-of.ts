import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { isSerializableSchema } from "@langchain/core/utils/standard_schema";
import { isInteropZodSchema, isZodSchemaV4 } from "@langchain/core/utils/types";
import { type core, globalRegistry, toJSONSchema } from "zod";
import { plainJson } from "../constraint/plain-json.js";
import { ChatGLMError } from "../errors.js";

/** Formats whose texts, as they are written, keep zod's own pattern; that pattern takes more than a finite automaton of bounded size. */
const impliedPatterns: ReadonlySet<unknown> = new Set(["duration", "hostname"]);

/**
 * A zod or standard schema as JSON Schema of what has to be written, before zod transforms it; any other value as plain JSON; undefined
 * as it is. Throws INVALID_OPTION for what no JSON schema describes, such as dates, and for values that are no JSON.
 */
export function jsonSchemaOf(schema: unknown): unknown {
  if (schema === undefined) return undefined;
  if (!isInteropZodSchema(schema) && !isSerializableSchema(schema)) return plainJson(schema);
  try {
    return isZodSchemaV4(schema) ? writtenSchema(schema as core.$ZodType) : toJsonSchema(schema);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ChatGLMError("INVALID_OPTION", `The schema can't be written as JSON Schema: ${reason}.`, { cause });
  }
}

/** By zod's own conversion. Objects have no further properties: zod would drop them. */
function writtenSchema(schema: core.$ZodType): unknown {
  const options: core.ToJSONSchemaParams = {
    io: "input",
    override({ zodSchema: { _zod }, jsonSchema }) {
      if (_zod.def.type === "object") jsonSchema.additionalProperties ??= false;
      if (impliedPatterns.has(jsonSchema.format)) delete jsonSchema.pattern;
    },
  };
  try {
    return toJSONSchema(schema, options);
  } catch (error) {
    // Two schemas of one id, as a function that makes schemas leaves behind: written out where they stand, they need none.
    if (!(error instanceof Error && error.message.includes("Duplicate schema id"))) throw error;
    return toJSONSchema(schema, { ...options, metadata: withoutIds });
  }
}

const withoutIds: core.$ZodRegistry<Record<string, unknown>> = Object.assign(Object.create(globalRegistry), {
  get(schema: core.$ZodType): Record<string, unknown> | undefined {
    const { id: _, ...meta } = globalRegistry.get(schema) ?? {};
    return Object.keys(meta).length === 0 ? undefined : meta;
  },
});

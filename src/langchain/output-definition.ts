import { isSerializableSchema } from "@langchain/core/utils/standard_schema";
import { isInteropZodSchema } from "@langchain/core/utils/types";
import { ChatGLMError } from "../errors.js";
import { jsonSchemaOf } from "./json-schema-of.js";

/** What a reply has to be. */
export interface OutputDefinition {
  /** What the value is checked against: zod, a standard schema, or JSON Schema. */
  readonly schema: unknown;
  /** The same as plain JSON. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly name: string | undefined;
  readonly description: string | undefined;
}

/** OpenAI's and others' envelopes, by the name of the schema in them. */
const contents = ["parameters", "schema", "input_schema", "inputSchema"] as const;
/** Names that only a schema itself has at its top. */
const schemaKeywords = ["type", "properties", "$ref", "anyOf", "oneOf", "allOf", "enum", "const", "items"] as const;

/**
 * A schema, alone or in an envelope: `{ name, description, parameters }`, `{ name, schema, strict }`, either of these in
 * `{ type: "function", function }` or `{ type: "json_schema", json_schema }`; or a JSON schema that has a `name`.
 * @throws ChatGLMError INVALID_OPTION for what is no schema, or no JSON
 */
export function outputDefinition(given: unknown): OutputDefinition {
  const { schema, name, description } = opened(given);
  const written = jsonSchemaOf(schema);
  if (typeof written !== "object" || written === null || Array.isArray(written)) {
    throw new ChatGLMError("INVALID_OPTION", `The schema is ${JSON.stringify(written)}, not a schema.`, {
      remedy: "Pass zod, a standard schema, a JSON schema or { name, description, parameters }.",
    });
  }
  const { name: ownName, ...json } = written as Readonly<Record<string, unknown>>;
  return { schema, json, name: name ?? textOf(ownName), description: description ?? textOf(json["description"]) };
}

function opened(given: unknown): {
  readonly schema: unknown;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
} {
  if (typeof given !== "object" || given === null || isInteropZodSchema(given) || isSerializableSchema(given))
    return { schema: given };
  const fields = given as Readonly<Record<string, unknown>>;
  const { type } = fields;
  const wrapped = type === "function" || type === "json_schema" ? fields[type] : undefined;
  if (typeof wrapped === "object" && wrapped !== null) return envelope(wrapped as Readonly<Record<string, unknown>>);
  return schemaKeywords.some((keyword) => fields[keyword] !== undefined) ? { schema: given } : envelope(fields);
}

function envelope(fields: Readonly<Record<string, unknown>>): ReturnType<typeof opened> {
  const content = contents.map((name) => fields[name]).find((inner) => typeof inner === "object" && inner !== null);
  if (content === undefined) return { schema: fields };
  return { schema: content, name: textOf(fields["name"]), description: textOf(fields["description"]) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

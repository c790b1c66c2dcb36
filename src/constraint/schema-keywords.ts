import { mattersForValues, meantKeyword } from "./keyword-kinds.js";
import { isSchemaObject, type SchemaObject } from "./schema-document.js";
import { schemaError } from "./schema-error.js";

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

const jsonTypes: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

/** Keywords that say something about values of one type only, and are compiled. */
const keywordTypes: ReadonlyMap<string, JsonType> = new Map(
  (
    [
      ["object", ["properties", "required", "additionalProperties", "propertyNames"]],
      ["array", ["items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems"]],
      ["string", ["minLength", "maxLength", "pattern", "format", "contentEncoding"]],
      ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
    ] as const
  ).flatMap(([type, keywords]) => keywords.map((keyword): [string, JsonType] => [keyword, type])),
);

/** The keywords that matter for values, misspelt ones among them. */
export function assertions(schema: SchemaObject): string[] {
  return Object.keys(schema).filter((keyword) => mattersForValues(keyword) && schema[keyword] !== undefined);
}

/** Throws INVALID_OPTION for a keyword that matters and is not compiled: none is ever ignored. */
export function requireKnown(schema: SchemaObject, path: string, known: (keyword: string) => boolean): void {
  for (const keyword of assertions(schema)) {
    if (known(keyword)) continue;
    const meant = meantKeyword(keyword);
    throw meant === undefined
      ? schemaError(
          path,
          `"${keyword}" can't be guaranteed while a reply is written`,
          'Leave it out and check the reply afterwards, or use the method "functionCalling".',
        )
      : schemaError(
          path,
          `"${keyword}" is no keyword`,
          `Did you mean "${meant}"? A note of your own can be named "x-${keyword}".`,
        );
  }
}

export function isTypeKeyword(keyword: string): boolean {
  return keyword === "type" || keywordTypes.has(keyword);
}

/** The types a schema's values may have; guessed from its keywords when it names none. Undefined when it says nothing at all. */
export function typesOf(schema: SchemaObject, path: string): readonly JsonType[] | undefined {
  const { type } = schema;
  if (type === undefined) {
    const implied = assertions(schema).flatMap((keyword) => keywordTypes.get(keyword) ?? []);
    return implied.length === 0 ? undefined : [...new Set(implied)];
  }
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.length === 0) throw schemaError(path, '"type" is an empty list');
  return types.map((name) => {
    const known = jsonTypes.find((candidate) => candidate === name);
    if (known === undefined) throw schemaError(path, `"type" is ${JSON.stringify(name)}; there are ${jsonTypes.join(", ")}`);
    return known;
  });
}

export function hasType(value: unknown, types: readonly JsonType[]): boolean {
  return types.some((type) => {
    if (type === "null") return value === null;
    if (type === "array") return Array.isArray(value);
    if (type === "object") return isSchemaObject(value);
    if (type === "integer") return Number.isInteger(value);
    return typeof value === type;
  });
}

/** A keyword that counts something, from 0 on. */
export function countOf(schema: SchemaObject, keyword: string, path: string, fallback: number): number {
  const value = schema[keyword];
  if (value === undefined) return fallback;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw schemaError(path, `"${keyword}" is ${JSON.stringify(value)}; it must be a whole number from 0 on`);
}

export function numberOf(schema: SchemaObject, keyword: string, path: string): number | undefined {
  const value = schema[keyword];
  if (value === undefined || typeof value === "number") return value;
  throw schemaError(path, `"${keyword}" is ${JSON.stringify(value)}; it must be a number`);
}

/** A keyword that holds a list, or undefined. */
export function listOf(schema: SchemaObject, keyword: string, path: string): readonly unknown[] | undefined {
  const value = schema[keyword];
  if (value === undefined || Array.isArray(value)) return value;
  throw schemaError(path, `"${keyword}" is not a list`);
}

/** OpenAPI 3.0's way to say that null is allowed as well. */
export function isNullable(schema: SchemaObject, path: string): boolean {
  const { nullable } = schema;
  if (nullable === undefined || typeof nullable === "boolean") return nullable === true;
  throw schemaError(path, `"nullable" is ${JSON.stringify(nullable)}; it must be true or false`);
}

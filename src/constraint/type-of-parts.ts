import { isSchemaObject, type SchemaDocument, type SchemaObject } from "./schema-document.js";

/** References and combinations followed before giving up: how deep, and in all. */
const mostSteps = 8;
const mostParts = 1000;

/**
 * Does the `type` beside a `$ref`, `anyOf`, `oneOf` or `allOf` say what all its parts say anyway? OpenAPI writes
 * `{ "type": "object", "oneOf": [ … ] }`.
 */
export function saysNothingMore(schema: SchemaObject, combiner: string, document: SchemaDocument): boolean {
  const { type } = schema;
  if (typeof type !== "string") return false;
  const { [combiner]: inner } = schema;
  const budget = { left: mostParts };
  return partsOf(combiner, inner).every((part) => hasType(part, { type, document, budget }, 0));
}

function partsOf(combiner: string, inner: unknown): readonly unknown[] {
  if (combiner === "$ref") return [{ $ref: inner }];
  return Array.isArray(inner) ? inner : [];
}

interface Search {
  readonly type: string;
  readonly document: SchemaDocument;
  readonly budget: { left: number };
}

function hasType(schema: unknown, search: Search, steps: number): boolean {
  const { type, document, budget } = search;
  budget.left -= 1;
  if (!isSchemaObject(schema) || budget.left < 0 || steps > mostSteps || schema["nullable"] === true) return false;
  if (schema["type"] !== undefined) return schema["type"] === type || (type === "number" && schema["type"] === "integer");
  if (schema["$ref"] !== undefined) return hasType(document.resolve(schema["$ref"], "#"), search, steps + 1);
  for (const combiner of ["anyOf", "oneOf", "allOf"]) {
    const parts = schema[combiner];
    if (Array.isArray(parts)) return parts.length > 0 && parts.every((part) => hasType(part, search, steps + 1));
  }
  return false;
}

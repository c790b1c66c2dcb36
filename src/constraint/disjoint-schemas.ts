import { isSchemaObject, type SchemaDocument, type SchemaObject } from "./schema-document.js";
import { typesOf } from "./schema-keywords.js";

/** References followed before giving up. */
const mostSteps = 8;
/** Parts of a part that are looked into. */
const mostAlternatives = 16;

/** Comparisons that may still be made; beyond them nothing is certain. */
export interface ComparisonBudget {
  left: number;
}

/**
 * Is it certain that no value fits both schemas? They differ by type, by listed values, or by a property that both require: the
 * discriminator of a union.
 */
export function areDisjoint(a: unknown, b: unknown, document: SchemaDocument, budget: ComparisonBudget, steps = 0): boolean {
  budget.left -= 1;
  const left = resolved(a, document);
  const right = resolved(b, document);
  if (left === undefined || right === undefined || steps > mostSteps || budget.left < 0) return false;
  const alternatives = alternativesOf(left) ?? alternativesOf(right);
  if (alternatives !== undefined) {
    const other = alternativesOf(left) === undefined ? left : right;
    return alternatives.every((part) => areDisjoint(part, other, document, budget, steps + 1));
  }
  const leftValues = listedValues(left);
  const rightValues = listedValues(right);
  if (leftValues !== undefined && rightValues !== undefined) return haveNothingInCommon(leftValues, rightValues);
  const leftTypes = explicitTypes(left);
  const rightTypes = explicitTypes(right);
  if (leftTypes === undefined || rightTypes === undefined) return false;
  if (haveNothingInCommon(leftTypes, rightTypes)) return true;
  if (leftTypes.size > 1 || rightTypes.size > 1 || !leftTypes.has("object") || !rightTypes.has("object")) return false;
  const rightProperties = requiredProperties(right);
  for (const [name, schema] of requiredProperties(left)) {
    const other = rightProperties.get(name);
    if (other !== undefined && areDisjoint(schema, other, document, budget, steps + 1)) return true;
  }
  return false;
}

function haveNothingInCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return ![...a].some((value) => b.has(value));
}

function resolved(schema: unknown, document: SchemaDocument): SchemaObject | undefined {
  let place = schema;
  for (let step = 0; step < mostSteps; step += 1) {
    if (!isSchemaObject(place)) return undefined;
    if (place["$ref"] === undefined) return place;
    place = document.resolve(place["$ref"], "#");
  }
  return undefined;
}

/** Parts of which a value fits one at least; null beside them is recognised by what it is. */
function alternativesOf(schema: SchemaObject): readonly unknown[] | undefined {
  const parts = schema["anyOf"] ?? schema["oneOf"] ?? schema["allOf"];
  if (!Array.isArray(parts) || parts.length > mostAlternatives) return undefined;
  return schema["nullable"] === true ? [...parts, { type: "null" }] : parts;
}

function listedValues(schema: SchemaObject): Set<string> | undefined {
  if (schema["const"] !== undefined) return new Set([JSON.stringify(schema["const"])]);
  const values = schema["enum"];
  return Array.isArray(values) ? new Set(values.map((value) => JSON.stringify(value))) : undefined;
}

function explicitTypes(schema: SchemaObject): Set<string> | undefined {
  if (schema["type"] === undefined) {
    const values = listedValues(schema);
    return values === undefined ? undefined : new Set([...values].map(typeOfJson));
  }
  // A whole number is a number.
  const types = typesOf(schema, "#")?.map((type) => (type === "integer" ? "number" : type)) ?? [];
  return new Set(schema["nullable"] === true ? [...types, "null"] : types);
}

function typeOfJson(text: string): string {
  const value: unknown = JSON.parse(text);
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function requiredProperties(schema: SchemaObject): Map<string, unknown> {
  const { properties, required } = schema;
  if (!isSchemaObject(properties) || !Array.isArray(required)) return new Map();
  return new Map(Object.entries(properties).filter(([name]) => required.includes(name)));
}

import { decimalUnits, type NumberRange, unit, widestRange } from "./number-leaf.js";
import type { SchemaObject } from "./schema-document.js";
import { schemaError } from "./schema-error.js";
import { numberOf } from "./schema-keywords.js";

/** The range that a schema's number keywords allow, with the widths of integers that OpenAPI names by `format`. */
export function numberRange(schema: SchemaObject, path: string, integer: boolean): NumberRange {
  let { lowest, highest } = widestRange;
  const tighten = (keyword: string, apply: (units: bigint, exact: boolean) => void): void => {
    const bound = numberOf(schema, keyword, path);
    if (bound === undefined) return;
    const { units, exact } = decimalUnits(bound);
    apply(units, exact);
  };
  const raise = (bound: bigint): void => {
    if (bound > lowest) lowest = bound;
  };
  const lower = (bound: bigint): void => {
    if (bound < highest) highest = bound;
  };
  tighten("minimum", (units, exact) => raise(exact ? units : units + 1n));
  tighten("exclusiveMinimum", (units) => raise(units + 1n));
  tighten("maximum", (units) => lower(units));
  tighten("exclusiveMaximum", (units, exact) => lower(exact ? units - 1n : units));
  const { format } = schema;
  const width = typeof format === "string" ? /^(u?)int(8|16|32)$/.exec(format) : null;
  if (width !== null) {
    const bits = BigInt(width[2] ?? "32");
    raise(width[1] === "u" ? 0n : -(2n ** (bits - 1n)) * unit);
    lower((2n ** (width[1] === "u" ? bits : bits - 1n) - 1n) * unit);
  }
  const multiple = numberOf(schema, "multipleOf", path);
  if (multiple !== undefined && !(Number.isSafeInteger(multiple) && multiple > 0)) {
    throw schemaError(path, `"multipleOf" is ${multiple}; only whole numbers from 1 on can be kept to exactly`);
  }
  return { integer, lowest, highest, multipleOf: multiple === undefined ? undefined : BigInt(multiple) };
}

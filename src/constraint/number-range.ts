import { decimalUnits, type NumberRange, widestRange } from "./number-leaf.js";
import type { SchemaObject } from "./schema-document.js";
import { schemaError } from "./schema-error.js";
import { numberOf } from "./schema-keywords.js";

/** The range that a schema's number keywords allow. */
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
  const multiple = numberOf(schema, "multipleOf", path);
  if (multiple !== undefined && !(Number.isSafeInteger(multiple) && multiple > 0)) {
    throw schemaError(path, `"multipleOf" is ${multiple}; only whole numbers from 1 on can be kept to exactly`);
  }
  return { integer, lowest, highest, multipleOf: multiple === undefined ? undefined : BigInt(multiple) };
}

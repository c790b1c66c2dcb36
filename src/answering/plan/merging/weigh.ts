import type { Measure } from "../plan.js";
import { type ReadValue, readValue } from "./read-value.js";

/** Two approximate values nearer than this, in parts of the larger, could be either way round. */
const NEAR = 0.02;

/** The value of each answer, all comparable with each other; undefined if one has none, several, or another dimension. */
export function comparableValues(values: readonly (readonly string[])[], measure: Measure): readonly ReadValue[] | undefined {
  const kinds =
    measure === "quantity" ? (["quantity"] as const) : measure === "date" ? (["date"] as const) : (["date", "quantity"] as const);
  for (const kind of kinds) {
    const read = values.map((list) => (list.length === 1 ? readValue(list[0] ?? "", kind) : undefined));
    // "35" is no date of birth but an age, and "1991" no age.
    const ages =
      measure === "age" && kind === "date" && read.some((value) => value?.kind === "date" && value.year >= 0 && value.year < 150);
    const years =
      measure === "age" &&
      read.some((value) => value?.kind === "quantity" && value.dimension === "count " && value.amount >= 1_000);
    if (!ages && !years && read.every((value) => value !== undefined) && isOneDimension(read)) return read;
  }
  return undefined;
}

function isOneDimension(values: readonly ReadValue[]): boolean {
  const dimensions = new Set(values.flatMap((value) => (value.kind === "quantity" ? [value.dimension] : [])));
  const bare = dimensions.delete("count ");
  // A number without a unit may count anything that counts.
  return dimensions.size === 0 || (dimensions.size === 1 && (!bare || /^(?:count|age)/.test([...dimensions][0] ?? "")));
}

/** Below 0 if a is less, above if greater, 0 if equal; undefined if too close, or not precise enough, to say. */
export function weigh(a: ReadValue, b: ReadValue): number | undefined {
  if (a.kind === "date" && b.kind === "date") {
    for (const part of ["year", "month", "day"] as const) {
      const [first, second] = [a[part], b[part]];
      if (first === undefined && second === undefined) return 0;
      if (first === undefined || second === undefined) return undefined;
      if (first !== second) return first - second;
    }
    return 0;
  }
  if (a.kind !== "quantity" || b.kind !== "quantity") return undefined;
  const larger = Math.max(Math.abs(a.amount), Math.abs(b.amount));
  const difference = a.amount - b.amount;
  if (Math.abs(difference) <= larger * 1e-9) return 0;
  return (a.approximate || b.approximate) && Math.abs(difference) < larger * NEAR ? undefined : difference;
}

/** The sum or difference, written like the first value: same unit, same scale, decimals as they were. */
export function writeLike(like: ReadValue, amount: number, others: readonly ReadValue[]): string | undefined {
  if (like.kind !== "quantity") return undefined;
  // A conversion's decimals are no precision: as many as the coarsest value had, but one more where the unit changes.
  const sameUnit = others.every((other) => other.kind === "quantity" && other.factor === like.factor);
  const decimals = Math.max(like.decimals, ...others.map((other) => (other.kind === "quantity" ? other.decimals : 0)));
  const fixed = (amount / like.factor).toFixed(Math.min(10, sameUnit ? decimals : Math.min(3, decimals + 1)));
  const trimmed = fixed.includes(".") && !sameUnit ? fixed.replace(/\.?0+$/, "") : fixed;
  const approximate = [like, ...others].some((value) => value.kind === "quantity" && value.approximate);
  const [whole = "", fraction] = trimmed.split(".");
  const grouped = like.suffix.startsWith(" ") || like.suffix === "" ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return `${approximate ? "~" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}${like.suffix}`;
}

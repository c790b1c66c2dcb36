import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import type { ExpectedAnswer } from "./expected-answer.js";

/** Where a place says what was asked, and what. */
export interface StatedValue {
  readonly unit: EvidenceUnit;
  readonly value: Quantity;
}

/** Two accounts of one number are seldom farther apart than this. */
const FARTHEST = 2;
/** Measured once and for all: two years' surveys may contradict each other. What changes from year to year doesn't. */
const LASTING = ["length", "area", "mass"];

/** Whether two places that say what was asked can't both be right. Pure. */
export function contradicts(one: StatedValue, other: StatedValue, { type, dimensions }: ExpectedAnswer): boolean {
  if (one.unit.piece === other.unit.piece || (isSame(one.value, other.value) && !areAsExact(one, other))) return false;
  if (dimensions.includes("clock")) return true;
  if (isClock(one.value) || isClock(other.value)) return isClock(one.value) && isClock(other.value);
  if (type === "time") return isOtherDate(one.value, other.value);
  if (dimensionOf(one.value) !== dimensionOf(other.value) || !isLikely(one.value, other.value)) return false;
  if (isLasting(one.value)) return true;
  const [years, others] = [yearsIn(one), yearsIn(other)];
  return years.length === 0 || others.length === 0 || years.some((year) => others.includes(year));
}

function isLikely(one: Quantity, other: Quantity): boolean {
  if (one.kind !== "number" || other.kind !== "number") return true;
  if (one.counted !== undefined && other.counted !== undefined && one.counted !== other.counted) return false;
  const [small, large] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
  return small > 0 && large / small <= FARTHEST;
}

export function isSame(one: Quantity, other: Quantity): boolean {
  if (isClock(one) && isClock(other)) return one.kind === "number" && other.kind === "number" && one.value === other.value;
  if (supportsQuantity(one, other, false) || supportsQuantity(other, one, false)) return true;
  if (!supportsQuantity(one, other, true) && !supportsQuantity(other, one, true)) return false;
  return (
    one.kind !== "number" || other.kind !== "number" || isRounded(one.value, other.value) || isRounded(other.value, one.value)
  );
}

/** 46.5 m isn't rounded to 47.0 m: both are told to the tenth of one unit. */
function areAsExact(one: StatedValue, other: StatedValue): boolean {
  const [places, others] = [placesOf(one), placesOf(other)];
  if (one.value.kind !== "number" || other.value.kind !== "number" || places !== others || places === 0) return false;
  const [unit, otherUnit] = [one.value.value / one.value.bare, other.value.value / other.value.bare];
  return other.value.bare !== one.value.bare && Math.abs(unit - otherUnit) <= Math.abs(unit) * 1e-9;
}

/** How many digits stand behind the point, as it is written. */
function placesOf({ unit: { own }, value }: StatedValue): number {
  const written = own.quantities.find((one) => one.kind === "number" && value.kind === "number" && one.bare === value.bare);
  return /\d\.(\d+)/u.exec(own.text.slice(written?.start, written?.end))?.[1]?.length ?? 0;
}

/** 400 of 418, but not 1301 of 1288. */
function isRounded(round: number, exact: number): boolean {
  return [1, 2, 3, 4].some((digits) => Math.abs(Number(exact.toPrecision(digits)) - round) <= Math.abs(round) * 1e-6);
}

export function isClock(value: Quantity): boolean {
  return dimensionOf(value) === "clock";
}

export function yearOf(value: Quantity): number | undefined {
  if (value.kind === "date") return value.year;
  const isYear = value.kind === "number" && value.dimension === undefined && value.value >= 1000 && value.value <= 2100;
  return isYear ? value.value : undefined;
}

/** Another year; within a year, another day where both tell it. */
function isOtherDate(one: Quantity, other: Quantity): boolean {
  if (yearOf(one) !== yearOf(other)) return true;
  if (one.kind !== "date" || other.kind !== "date") return false;
  const differs = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  return differs(one.month, other.month) || (one.month === other.month && differs(one.day, other.day));
}

export function dimensionOf(value: Quantity): string | undefined {
  return value.kind === "number" ? value.dimension : undefined;
}

/** Of what is said, besides the value itself. */
function yearsIn({ unit: { own, about }, value }: StatedValue): number[] {
  return [own, about].flatMap(({ text, quantities }) =>
    quantities.flatMap((quantity) => {
      const isDated = quantity.kind === "date" || /\b(?:in|since|by|until|from|of) $/iu.test(text.slice(0, quantity.start));
      const year = isDated ? yearOf(quantity) : undefined;
      return year === undefined || isSame(quantity, value) ? [] : [year];
    }),
  );
}

export function isLasting(value: Quantity): boolean {
  return LASTING.includes(dimensionOf(value) ?? "");
}

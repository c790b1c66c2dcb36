import { CLOCK } from "./clock-time.js";
import type { Measure } from "./measure.js";
import { numberQuantity, unitNamed } from "./quantity.js";

/** A number worked out, in the unit that the graph writes it in. */
export interface Amount {
  readonly value: number;
  /** As the graph writes it; "year" between years; "" for bare numbers. */
  readonly unit: string;
}

const YEAR = /^\d{3,4}$/u;
const UNIT = /(?<=\d\s*)[^\d.,\s][^\d]*$/u;

/** How far apart two values are; undefined between days, where full years and calendar years differ. */
export function amountBetween(a: Measure, b: Measure, dated = false): Amount | undefined {
  const [x, y] = [a.quantity, b.quantity];
  const years = YEAR.test(a.literal.text) && YEAR.test(b.literal.text);
  if (years && (dated || (x.kind === "date" && y.kind === "date")))
    return { value: Math.abs(Number(a.literal.text) - Number(b.literal.text)), unit: "year" };
  if (x.kind !== "number" || y.kind !== "number" || x.unit !== y.unit) return undefined;
  if (x.unit === CLOCK) return { value: Math.abs(x.value - y.value), unit: "min" };
  const unit = UNIT.exec(a.literal.text)?.[0].trim() ?? "";
  // Bare numbers differ by a number of what they are counted in, whatever that is.
  const bare = unit === "" ? [numberQuantity(a.literal.text), numberQuantity(b.literal.text)] : [];
  const [p, q] = bare;
  if (p?.kind === "number" && q?.kind === "number") return { value: Number(Math.abs(p.value - q.value).toPrecision(9)), unit };
  const factor = unitNamed(unit)?.factor ?? 1;
  if ((UNIT.exec(b.literal.text)?.[0].trim() ?? "") !== unit || (unit !== "" && unitNamed(unit) === undefined)) return undefined;
  return { value: Number((Math.abs(x.value - y.value) / factor).toPrecision(9)), unit };
}

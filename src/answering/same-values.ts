import { foldText } from "../language/fold-text.js";

/** A number, perhaps with what it is counted in: `£29.50`, `29.5`, `80元`, `1,200 kg`. */
const COUNTED = /^([^\d\s.,-]{0,4})\s*(-?\d[\d,]*(?:\.\d+)?)\s*([^\d\s]{0,12})$/u;

/** A time of day, to the minute: `20:30:00`, `8:30`. */
const CLOCK = /^(\d{1,2}):(\d\d)(?::00)?$/u;

/** Whether two sources say the same, each in its own writing: a number without a unit is the same number with one. */
export function sameValues(values: readonly string[], others: readonly string[]): boolean {
  return (
    values.length === others.length &&
    values.every((value) => others.some((other) => sameValue(value, other))) &&
    others.every((other) => values.some((value) => sameValue(value, other)))
  );
}

function sameValue(value: string, other: string): boolean {
  const [one, two] = [foldText(value).trim().toLowerCase(), foldText(other).trim().toLowerCase()];
  const [time, otherTime] = [CLOCK.exec(one), CLOCK.exec(two)];
  if (time !== null && otherTime !== null) return Number(time[1]) === Number(otherTime[1]) && time[2] === otherTime[2];
  const [counted, otherwise] = [COUNTED.exec(one), COUNTED.exec(two)];
  if (counted === null || otherwise === null) return one === two;
  const [unit, otherUnit] = [counted, otherwise].map(([, before = "", , behind = ""]) => before + behind);
  const sameUnit = unit === otherUnit || unit === "" || otherUnit === "";
  return sameUnit && numberOf(counted) === numberOf(otherwise);
}

function numberOf([, , digits = ""]: RegExpExecArray): number {
  return Number(digits.replaceAll(",", ""));
}

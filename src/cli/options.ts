import { InvalidArgumentError } from "commander";
import type { Terminal } from "./terminal.js";

/** A parser of number options, for commander. Bounds are inclusive. */
export function numberOption(
  terminal: Terminal,
  minimum: number,
  maximum: number,
  kind: "integer" | "real",
): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    const right = kind === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (right && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`${terminal.texts.notANumber} (${minimum} … ${maximum}).`);
  };
}

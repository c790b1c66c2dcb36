import { InvalidArgumentError } from "commander";
import type { DeviceOption } from "../model/text-generation.js";
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
    throw new InvalidArgumentError(terminal.texts.notANumber(minimum, maximum));
  };
}

/** Reads `cpu`, `webgpu` and `openvino=FILE`. */
export function deviceOption(terminal: Terminal): (text: string) => DeviceOption {
  return (text) => {
    const device = deviceOf(text);
    if (device !== undefined) return device;
    throw new InvalidArgumentError(terminal.texts.notADevice);
  };
}

export function deviceOf(text: string): DeviceOption | undefined {
  if (text === "cpu" || text === "webgpu") return text;
  const library = /^openvino=(.+)$/s.exec(text)?.[1];
  return library === undefined ? undefined : { name: "openvino", library };
}

import { ChatGLMError } from "../errors.js";

/** JSON Schemas are a few levels deep. */
const deepest = 256;

/**
 * Throws INVALID_OPTION, naming the place, unless a value is what JSON can hold: what a model is shown, what a cache key says and what another
 * thread receives are then the same. Properties that are undefined count as absent.
 *
 * @param place the option's name
 */
export function requireJson(value: unknown, place: string): void {
  check(value, place, 0);
}

function check(value: unknown, place: string, depth: number): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  if (typeof value !== "object") throw refusal(place, typeof value === "number" ? String(value) : `a ${typeof value}`);
  if (depth > deepest) throw refusal(place, `nested deeper than ${deepest} levels, or contains itself`);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) check(item, `${place}[${index}]`, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // Another realm's Object.prototype is as good as this one's: nothing stands above it.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw refusal(place, "an instance of a class");
  for (const [name, item] of Object.entries(value)) {
    if (item !== undefined) check(item, `${place}.${name}`, depth + 1);
  }
}

function refusal(place: string, what: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${place.slice(0, 200)} is ${what}; JSON can't hold that.`, {
    remedy: "Pass strings, finite numbers, booleans, null, arrays and plain objects.",
  });
}

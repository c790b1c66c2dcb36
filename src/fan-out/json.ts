import { ChatGLMError } from "../errors.js";

/** A plain value: what JSON writes and reads back as it was. A field that is undefined counts as absent. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/** Deeper values are refused. */
const DEEPEST = 200;

/**
 * A copy of a plain value.
 *
 * @param what begins the error's message: `the input of a job "answer"`
 * @throws ChatGLMError INVALID_OPTION, with the place, if JSON would lose something.
 */
export function asJson(value: unknown, what: string): Json {
  const copy = (inner: unknown, path: string, depth: number): Json => {
    const refuse = (problem: string): never => {
      const place = path === "" ? "" : ` at ${path}`;
      throw new ChatGLMError("INVALID_OPTION", `${what} is not JSON${place}: ${problem}.`, {
        remedy: "Give null, booleans, finite numbers, strings, arrays and plain objects.",
      });
    };
    if (inner === null || typeof inner === "string" || typeof inner === "boolean") return inner;
    if (typeof inner === "number") return Number.isFinite(inner) ? inner : refuse(String(inner));
    if (typeof inner !== "object") return refuse(typeof inner);
    if (depth === DEEPEST) return refuse(`deeper than ${DEEPEST} levels`);
    if (Array.isArray(inner)) return Array.from(inner, (item: unknown, index) => copy(item, `${path}[${index}]`, depth + 1));
    const prototype: unknown = Object.getPrototypeOf(inner);
    if (prototype !== Object.prototype && prototype !== null) return refuse(`a ${inner.constructor?.name || "class instance"}`);
    const fields = Object.entries(inner).filter(([, field]) => field !== undefined);
    return Object.fromEntries(fields.map(([name, field]) => [name, copy(field, `${path}.${name}`, depth + 1)]));
  };
  return copy(value, "", 0);
}

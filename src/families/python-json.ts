import { ChatGLMError } from "../errors.js";
import { pythonNumber } from "./chatglm/python-number.js";

/** JSON Schemas of tools are a few levels deep. */
const deepest = 64;

/**
 * What Python's `json.dumps(value, indent=4, ensure_ascii=False)` prints, character by character; tools were written so when ChatGLM3 and GLM-4
 * were trained. Properties that are undefined or functions are left out, as JSON.stringify does; `toJSON` is not called.
 *
 * @throws ChatGLMError INVALID_OPTION when it is nested deeper than 64 levels, as in a cycle
 */
export function pythonJson(value: unknown): string {
  return write(value, "    ", 0);
}

/** The same on one line, as `json.dumps(value, ensure_ascii=False)` prints it. */
export function pythonJsonLine(value: unknown): string {
  return write(value, undefined, 0);
}

/** @param indent of one level; undefined for one line */
function write(value: unknown, indent: string | undefined, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return Number.isFinite(value) ? pythonNumber(value) : String(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (typeof value !== "object" || value === null) return "null";
  if (depth >= deepest) {
    throw new ChatGLMError("INVALID_OPTION", `A tool is nested deeper than ${deepest} levels, or contains itself.`);
  }
  const [open, close, items] = Array.isArray(value)
    ? ["[", "]", value.map((item) => write(item, indent, depth + 1))]
    : ["{", "}", members(value).map(([name, item]) => `${JSON.stringify(name)}: ${write(item, indent, depth + 1)}`)];
  if (items.length === 0) return `${open}${close}`;
  if (indent === undefined) return `${open}${items.join(", ")}${close}`;
  const inner = `\n${indent.repeat(depth + 1)}`;
  return `${open}${inner}${items.join(`,${inner}`)}\n${indent.repeat(depth)}${close}`;
}

function members(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined && typeof item !== "function" && typeof item !== "symbol");
}

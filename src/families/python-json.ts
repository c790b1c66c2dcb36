import { ChatGLMError } from "../../errors.js";
import { pythonNumber } from "./python-number.js";

/** JSON Schemas of tools are a few levels deep. */
const deepest = 64;

/**
 * What Python's `json.dumps(value, indent=4, ensure_ascii=False)` prints, character by character; tools were written so when ChatGLM3 was
 * trained. Properties that are undefined or functions are left out, as JSON.stringify does; `toJSON` is not called.
 *
 * @throws ChatGLMError INVALID_OPTION when it is nested deeper than 64 levels, as in a cycle
 */
export function pythonJson(value: unknown): string {
  return write(value, "\n");
}

/** `lineBreak` is a line feed and the indent of the line the value stands on. */
function write(value: unknown, lineBreak: string): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return Number.isFinite(value) ? pythonNumber(value) : String(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (typeof value !== "object" || value === null) return "null";
  const inner = `${lineBreak}    `;
  if (inner.length > 1 + 4 * deepest) {
    throw new ChatGLMError("INVALID_OPTION", `A tool is nested deeper than ${deepest} levels, or contains itself.`);
  }
  const [open, close, items] = Array.isArray(value)
    ? ["[", "]", value.map((item) => write(item, inner))]
    : ["{", "}", members(value).map(([name, item]) => `${JSON.stringify(name)}: ${write(item, inner)}`)];
  return items.length === 0 ? `${open}${close}` : `${open}${inner}${items.join(`,${inner}`)}${lineBreak}${close}`;
}

function members(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined && typeof item !== "function" && typeof item !== "symbol");
}

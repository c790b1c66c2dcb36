import type { ReadCall, ToolCall } from "../chat-form.js";

/** JSON's own nesting is bounded by V8; a call's text by the context. */
function parseObject(text: string): ToolCall["args"] | undefined {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as ToolCall["args"]) : undefined;
}

/** A call whose arguments are the JSON of an object. One that can't be read keeps its text and says why. */
export function readJsonCall(name: string, text: string): ReadCall {
  try {
    const args = parseObject(text);
    if (args !== undefined) return { type: "tool-call", call: { name, args } };
    return { type: "invalid-tool-call", name, text, reason: "its arguments are no JSON object" };
  } catch (error) {
    return { type: "invalid-tool-call", name, text, reason: error instanceof Error ? error.message : String(error) };
  }
}

import type { ChatTurn } from "../families/chat-format.js";

/**
 * The conversation with the schema of the reply shown in its system turn.
 * @param calls whether the reply may be a call instead
 */
export function withResponseSchema(
  turns: readonly ChatTurn[],
  schema: Readonly<Record<string, unknown>>,
  calls: boolean,
): ChatTurn[] {
  const instruction =
    `${calls ? "Call a tool where one is needed. Otherwise answer" : "Answer"} with one JSON value and nothing else. It fits this JSON Schema, with properties in the same order:\n` +
    JSON.stringify(schema);
  const [first, ...others] = turns;
  if (first?.role !== "system") return [{ role: "system", content: instruction }, ...turns];
  return [{ ...first, content: `${first.content}\n\n${instruction}` }, ...others];
}

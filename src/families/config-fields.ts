import type { z } from "zod";
import { ChatGLMError } from "../errors.js";

/** A field that changes what the network computes, what is accepted of it, and why nothing else is. */
export type Refusal = readonly [field: string, accepts: (value: unknown) => boolean, why: string];

export const absentOr =
  (...accepted: readonly unknown[]) =>
  (value: unknown): boolean =>
    value === undefined || accepted.includes(value);

/**
 * Reads a `config.json` (untrusted JSON) by a schema, once no field says what the graph does not cover.
 *
 * @param where the file's path, for messages
 * @throws ChatGLMError CHECKPOINT_UNSUPPORTED naming the field and its value
 */
export function readFields<Schema extends z.ZodType>(
  json: unknown,
  where: string,
  schema: Schema,
  refusals: readonly Refusal[],
): z.output<Schema> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw unsupportedConfig(where, "it is not a JSON object");
  const fields = json as Readonly<Record<string, unknown>>;
  for (const [field, accepts, why] of refusals) {
    if (!accepts(fields[field])) throw unsupportedConfig(where, `${field} is ${shown(fields[field])}: ${why}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path[0];
  const value = typeof field === "string" ? shown(fields[field]) : "";
  throw unsupportedConfig(where, `${issue?.path.join(".")} is ${value}: ${issue?.message}`);
}

/** The ids that end a reply, of a field that holds one or several. Throws when one is outside the vocabulary. */
export function endIds(ends: number | readonly number[], vocabularySize: number, where: string): readonly number[] {
  const ids = typeof ends === "number" ? [ends] : ends;
  const outside = ids.find((id) => id >= vocabularySize);
  if (outside === undefined) return ids;
  throw unsupportedConfig(where, `eos_token_id is ${outside}: outside the vocabulary of ${vocabularySize}`);
}

export function unsupportedConfig(where: string, what: string): ChatGLMError {
  return new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${where}: ${what}.`);
}

function shown(value: unknown): string {
  const text = value === undefined ? "absent" : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

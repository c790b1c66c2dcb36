import type { z } from "zod";
import { ChatGLMError } from "../errors.js";

/** Parses and checks JSON from outside. Throws INVALID_OPTION naming the input and the first thing that is wrong with it. */
export function parseJson<T>(text: string, schema: z.ZodType<T>, name: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ChatGLMError("INVALID_OPTION", `${name} is not JSON (${cause instanceof Error ? cause.message : String(cause)}).`, {
      cause,
    });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : ` at [${issue.path.join("][")}]`;
  throw new ChatGLMError("INVALID_OPTION", `${name}${place}: ${issue?.message}.`);
}

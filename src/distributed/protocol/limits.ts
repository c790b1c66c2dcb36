import { ChatGLMError } from "../../errors.js";

/** @throws ChatGLMError INVALID_OPTION if it is not a positive whole number. */
export function readCount(option: string, given: number | undefined, standard: number): number {
  const count = given ?? standard;
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new ChatGLMError("INVALID_OPTION", `${option} is ${String(count)}.`, { remedy: "Give a whole number of at least 1." });
}

/** @throws ChatGLMError INVALID_OPTION if it is not a text of 1 to 200 characters. */
export function readScope(scope: string | undefined): string {
  const read = scope ?? "default";
  if (typeof read === "string" && read !== "" && read.length <= 200) return read;
  throw new ChatGLMError("INVALID_OPTION", "scope: a text of 1 to 200 characters is needed.");
}

import { ChatGLMError } from "../errors.js";

/** What is wrong with a JSON schema, with the JSON pointer of the place. */
export function schemaError(path: string, problem: string, remedy?: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `The JSON schema at ${path}: ${problem}.`, { remedy });
}

import { ChatGLMError } from "../../errors.js";
import type { Environment } from "../language.js";

const VARIABLE = /\$\{([A-Za-z_]\w*)\}/g;

/**
 * The same JSON with `${NAME}` in its strings replaced by environment variables, so that keys needn't stand in files.
 *
 * @param place the file, for the error
 * @param written how a variable's value is written where it is put. Defaults to as it is
 * @throws ChatGLMError INVALID_OPTION naming the file and a variable that isn't set
 */
export function filledIn(
  value: unknown,
  environment: Environment,
  place: string,
  written: (value: string) => string = (found) => found,
): unknown {
  if (typeof value === "string") {
    return value.replace(VARIABLE, (_, name: string) => {
      const found = environment[name];
      if (found !== undefined) return written(found);
      throw new ChatGLMError("INVALID_OPTION", `${place}: the environment has no variable ${name}.`, { remedy: `Set ${name}.` });
    });
  }
  if (Array.isArray(value)) return value.map((one: unknown) => filledIn(one, environment, place, written));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledIn(inner, environment, place, written)]));
}

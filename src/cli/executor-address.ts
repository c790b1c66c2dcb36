import { ChatGLMError } from "../errors.js";
import type { Environment } from "./language.js";

/** Holds the password of the address that `--executor` gives: command lines can be read by everybody on the machine. */
const PASSWORD = "LANGCHAIN_CHATGLM_EXECUTOR_PASSWORD";

/**
 * The address with the password from the environment, if that has one.
 *
 * @throws ChatGLMError INVALID_OPTION for what is no address
 */
export function executorAddress(address: string, environment: Environment): string {
  if (!URL.canParse(address)) {
    throw new ChatGLMError("INVALID_OPTION", `--executor: ${address} is no address.`, {
      remedy: "Give redis://host:6379, rediss://host:6380 or postgresql://user@host/database.",
    });
  }
  const url = new URL(address);
  const password = environment[PASSWORD];
  if (password !== undefined && url.password === "") url.password = password;
  return url.href;
}

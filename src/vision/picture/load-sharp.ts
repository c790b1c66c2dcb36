import { ChatGLMError } from "../../errors.js";

type Sharp = typeof import("sharp")["default"];

/** @throws ChatGLMError MISSING_PACKAGE with the command that installs it */
export async function loadSharp(): Promise<Sharp> {
  try {
    return (await import("sharp")).default;
  } catch (cause) {
    throw new ChatGLMError("MISSING_PACKAGE", "Pictures need the package sharp, which is not installed for this platform.", {
      remedy: "Run `npm install sharp`.",
      cause,
    });
  }
}

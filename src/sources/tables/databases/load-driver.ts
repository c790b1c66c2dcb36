import { ChatGLMError } from "../../../errors.js";

/**
 * Loads an optional package.
 *
 * @throws ChatGLMError MISSING_PACKAGE with the command that installs it.
 */
export async function loadDriver<Package>(name: string, what: string, load: () => Promise<Package>): Promise<Package> {
  try {
    return await load();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") throw cause;
    throw new ChatGLMError("MISSING_PACKAGE", `${what} need the package ${name}, which is not installed.`, {
      remedy: `Run \`npm install ${name}\`.`,
      cause,
    });
  }
}

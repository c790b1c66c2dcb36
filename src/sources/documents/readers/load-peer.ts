import { ChatGLMError } from "../../../errors.js";

/**
 * Loads an optional package.
 *
 * @param who what needs it, in the plural: "PDF files"
 * @param install what `npm install` is to be given: the package, with a version if the newest one needs a newer Node.js.
 * @throws ChatGLMError MISSING_PACKAGE if it isn't installed, naming the command.
 */
export async function loadPeer<Package>(install: string, who: string, load: () => Promise<Package>): Promise<Package> {
  try {
    return await load();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") throw cause;
    const name = install.replace(/(?!^)@[^@]*$/, "");
    throw new ChatGLMError("MISSING_PACKAGE", `${who} need the package ${name}, which is not installed.`, {
      remedy: `Run \`npm install ${install}\`.`,
      cause,
    });
  }
}

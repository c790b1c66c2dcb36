import { ChatGLMError } from "../../../errors.js";

/**
 * Loads an optional package.
 *
 * @throws ChatGLMError MISSING_PACKAGE if it isn't installed, naming the command.
 */
export async function loadPeer<Package>(name: string, kind: string, load: () => Promise<Package>): Promise<Package> {
  try {
    return await load();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") throw cause;
    throw missingPackage(name, kind, cause);
  }
}

export function missingPackage(name: string, kind: string, cause?: unknown): ChatGLMError {
  return new ChatGLMError("MISSING_PACKAGE", `${kind} files need the package ${name}, which is not installed`, {
    remedy: `Run \`npm install ${name}\`.`,
    cause,
  });
}

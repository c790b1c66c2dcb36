import { ChatGLMError } from "../../../errors.js";
import type { FoundFile } from "../../find-files.js";
import type { SkippedFiles } from "../../skipped-files.js";
import type { DocumentUnread } from "../read-document.js";

/** Why a file isn't read when those before it are enough. */
export function tooMany(most: string, remedy?: string): DocumentUnread {
  return { reason: `all files together are more than ${most}`, remedy };
}

/**
 * Adds a file to those that were left out.
 *
 * @throws ChatGLMError of the reason, else DOCUMENT_INVALID, if the caller named this very file
 */
export function leaveOut(file: FoundFile, { reason, remedy, error }: DocumentUnread, skipped: SkippedFiles): void {
  if (file.named) {
    const message = `Can't read ${file.path}: ${reason}.`;
    throw new ChatGLMError(error?.code ?? "DOCUMENT_INVALID", message, { remedy, cause: error });
  }
  skipped.add(
    file.name,
    error?.code === "MISSING_PACKAGE" && remedy !== undefined ? `${reason} (${remedy.replace(/\.$/, "")})` : reason,
  );
}

import type { Terminal } from "./terminal.js";

/** Says at once that something happens, on a line that is taken away again: libraries and models take a second or more. */
export function showLoading({ interactiveErrors, stderr, colors, texts }: Terminal): void {
  if (interactiveErrors) stderr.write(colors.dim(texts.loading));
}

/** Takes away a line that was shown for the time being. */
export function clearLine({ interactiveErrors, stderr }: Pick<Terminal, "interactiveErrors" | "stderr">): void {
  if (interactiveErrors) stderr.write("\r\u001b[K");
}

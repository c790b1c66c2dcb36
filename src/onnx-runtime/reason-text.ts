/** onnxruntime's message in one line, without where in its source a condition was false, and without a full stop. */
export function reasonText(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ").trim();
  return message
    .replace(/^\/\S+:\d+ .* was false\. /, "")
    .replace(/\.+$/, "")
    .slice(0, 400);
}

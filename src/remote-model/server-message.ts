/**
 * What a server says about a failure, whole, from the shapes in use: `{ error: { message } }` (OpenAI, vLLM), `{ message }`
 * (older vLLM), `{ detail }` (FastAPI), or plain text. A page of HTML is named as such.
 */
export function serverMessage(body: string): string {
  const value = parsed(body);
  const said = value === undefined ? body : (messageOf(value) ?? body);
  if (/^\s*<(!doctype|html|\?xml)/i.test(said)) return "(a page of HTML)";
  return said;
}

/** Text of unknown origin without control characters and line ends, cut to `longest` characters. */
export function oneLine(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The words of an error object, in any of the shapes above; undefined when it has none. */
export function messageOf(value: unknown, depth = 4): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || depth === 0) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of ["error", "message", "detail", "msg", 0]) {
    const said = messageOf(fields[name], depth - 1);
    if (said !== undefined) return said;
  }
  return undefined;
}

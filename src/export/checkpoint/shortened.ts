/** Text of a file that may hold anything, fit for a message: at most 120 characters, on one line. */
export function shortened(text: string): string {
  const line = text.slice(0, 121).replace(/\p{Cc}/gu, "·");
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

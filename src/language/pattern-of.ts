/** A text as part of a regular expression with the flag `u` that matches just it. */
export function patternOf(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

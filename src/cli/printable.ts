/**
 * Text from a model or a document without control characters, line ends and tabs aside: what somebody else wrote must not
 * steer the reader's terminal.
 */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => (character === "\n" || character === "\t" ? character : ""));
}

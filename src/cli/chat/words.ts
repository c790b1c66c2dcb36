/** The words that steer a conversation. */
export const chatWords = ["help", "sources", "trace", "save", "load", "system", "reset", "exit"] as const;

export type ChatWord = (typeof chatWords)[number];

/** A line as it is meant. */
export type ChatInput =
  | { readonly type: "question"; readonly text: string }
  | { readonly type: "word"; readonly word: ChatWord; readonly rest: string }
  | { readonly type: "unknown"; readonly word: string };

/** `/clear` was what `/reset` is called now; `/quit` is what many try. */
const ALSO: Readonly<Record<string, ChatWord>> = { clear: "reset", quit: "exit", "?": "help" };

/**
 * What begins with a slash and a word is for the program; a path (`/etc/hosts …`) and everything else is a question. Undefined for an empty line.
 */
export function readInput(line: string): ChatInput | undefined {
  const text = line.trim();
  if (text === "") return undefined;
  const [, name, rest = ""] = /^\/([\p{L}?-]*)(?:\s+(.*))?$/su.exec(text) ?? [];
  if (name === undefined) return { type: "question", text };
  const word = chatWords.find((one) => one === name.toLowerCase()) ?? ALSO[name.toLowerCase()];
  return word === undefined ? { type: "unknown", word: `/${name}` } : { type: "word", word, rest: rest.trim() };
}

const SENTENCE_END = /[。！？!?；;](?=.)|\.(?=\s)/gsu;

/**
 * Cuts text into pieces of at most `longest` characters: behind a sentence, else behind a line, else behind a word, else anywhere but
 * inside a character. The pieces put together are the text.
 */
export function* cutText(text: string, longest: number): Generator<string, void, undefined> {
  for (let start = 0; start < text.length; ) {
    const rest = text.slice(start, start + longest);
    const length = start + rest.length < text.length ? lengthOf(rest) : rest.length;
    yield rest.slice(0, length);
    start += length;
  }
}

function lengthOf(text: string): number {
  const half = text.length / 2;
  const sentence = ([...text.matchAll(SENTENCE_END)].at(-1)?.index ?? -1) + 1;
  if (sentence > half) return sentence;
  const line = text.lastIndexOf("\n") + 1;
  if (line > half) return line;
  const word = text.search(/\s\S*$/) + 1;
  if (word > half) return word;
  return text.length > 1 && /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}

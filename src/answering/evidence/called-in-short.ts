import type { Evidence, NamedThing } from "../../sources/knowledge-source.js";
import type { Collaborators, FlowConfig } from "../collaborators.js";
import { namedThings } from "./named-things.js";

/** Characters of the documents that names are looked for in. */
const LONGEST_TEXT = 8_000;
const STATEMENT = / — .{1,80}? → /u;

/**
 * What a question speaks of, by the shorter names that the documents call it and a graph knows it by: Heron for Heron Bolometer, Berta for Berta Ostrin.
 * Empty where they call nothing so.
 */
export async function calledInShort(
  evidence: readonly Evidence[],
  things: readonly NamedThing[],
  { sources, fanOut }: Pick<Collaborators, "sources" | "fanOut">,
  config: FlowConfig,
): Promise<readonly NamedThing[]> {
  const told = evidence.filter(({ text }) => !STATEMENT.test(text)).map(({ title = "", text }) => `${title}\n${text}`);
  if (told.length === 0 || things.length === 0) return [];
  const found = await namedThings(told.join("\n").slice(0, LONGEST_TEXT), sources, fanOut.timeout, config);
  return found.flatMap((short) => {
    const whole = things.find(({ names }) => !names.includes(short.text) && names.some((name) => isShortFor(short, name)));
    return whole === undefined ? [] : [{ ...whole, names: [...new Set([...whole.names, short.text])] }];
  });
}

function isShortFor({ text, names }: NamedThing, name: string): boolean {
  return text.length > 1 && name.length > text.length && names.includes(name) && name.includes(text);
}

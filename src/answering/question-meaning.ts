import { withDeadline } from "../async/deadline.js";
import type { FlowConfig, SharedSource } from "./collaborators.js";

/**
 * What the sources that can tell understood of the question, asked once, and only if somebody wants to know; undefined if none of them
 * did, or one failed or took too long.
 *
 * @param timeout milliseconds
 */
export function questionMeaning(
  question: string,
  sources: readonly SharedSource[],
  timeout: number,
  config: FlowConfig,
): () => Promise<string | undefined> {
  let asked: Promise<string | undefined> | undefined;
  return () => {
    asked ??= ask(question, sources, timeout, config).catch(() => undefined);
    return asked;
  };
}

async function ask(
  question: string,
  sources: readonly SharedSource[],
  timeout: number,
  config: FlowConfig,
): Promise<string | undefined> {
  const meanings = await Promise.all(
    sources.map(({ source }) =>
      withDeadline(async (signal) => source.meaning?.(question, { signal, config }), {
        timeout,
        what: source.name,
        signal: config.signal,
      }),
    ),
  );
  return meanings.every((meaning) => meaning === undefined) ? undefined : JSON.stringify(meanings);
}

import { fanOut } from "../../fan-out/fan-out.js";
import type { FlowConfig, SharedSource } from "../collaborators.js";

/** Names are worth waiting for only this long, milliseconds. */
const NAMES_TIMEOUT = 1_000;
const MOST_NAMES = 24;
const LONGEST_NAME = 100;

/**
 * Names, in any language, of the things that the question names, from the sources that know names. A source that fails or is late has no
 * say.
 *
 * @param timeout milliseconds
 */
export async function otherNames(
  question: string,
  sources: readonly SharedSource[],
  timeout: number,
  config: FlowConfig,
): Promise<readonly string[]> {
  const able = sources.filter(({ source }) => source.otherNames !== undefined);
  if (able.length === 0) return [];
  const tasks = able.map(
    ({ source }) =>
      async (signal: AbortSignal) =>
        source.otherNames?.(question, { signal, config }),
  );
  const outcomes = await fanOut(tasks, { timeout: Math.min(timeout, NAMES_TIMEOUT), signal: config.signal });
  config.signal.throwIfAborted();
  const said: unknown[] = outcomes.flatMap((outcome) =>
    outcome.status === "ok" && Array.isArray(outcome.value) ? outcome.value : [],
  );
  const names = said.filter((name): name is string => typeof name === "string" && name.length <= LONGEST_NAME);
  return [...new Set(names)].slice(0, MOST_NAMES);
}

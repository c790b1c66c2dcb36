import { z } from "zod";
import { fanOut } from "../../fan-out/fan-out.js";
import type { NamedThing } from "../../sources/knowledge-source.js";
import type { FlowConfig, SharedSource } from "../collaborators.js";

/** Names are worth waiting for only this long, milliseconds. */
const NAMES_TIMEOUT = 1_000;
const MOST_THINGS = 100;

const name = z.string().min(1).max(200);
const thingsSchema = z
  .array(z.object({ text: name, names: z.array(name).max(50), kind: z.enum(["person", "place", "thing"]).optional() }))
  .max(1_000);

/**
 * The things a text names, from the sources that know names. A source that fails, is late or returns something else has no say.
 *
 * @param timeout milliseconds
 */
export async function namedThings(
  text: string,
  sources: readonly SharedSource[],
  timeout: number,
  config: FlowConfig,
): Promise<readonly NamedThing[]> {
  const able = sources.filter(({ source }) => source.mentions !== undefined);
  if (able.length === 0) return [];
  const tasks = able.map(
    ({ source }) =>
      async (signal: AbortSignal) =>
        source.mentions?.(text, { signal, config }),
  );
  const most = Math.min(timeout, NAMES_TIMEOUT);
  const outcomes = await fanOut(tasks, { timeout: most, totalTimeout: most, signal: config.signal });
  config.signal.throwIfAborted();
  const things = outcomes.flatMap((outcome) =>
    outcome.status === "ok" ? (thingsSchema.safeParse(outcome.value).data ?? []) : [],
  );
  return things.slice(0, MOST_THINGS);
}

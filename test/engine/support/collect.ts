import type { Engine } from "../../../src/engine/engine.js";
import type { GenerationEvent, GenerationRequest } from "../../../src/engine/generation.js";

export type Finish = Extract<GenerationEvent, { type: "finish" }>;

export interface Collected {
  readonly ids: number[];
  readonly finish: Finish;
  /** How many ids each event brought. */
  readonly sizes: number[];
}

export const greedy = { temperature: 0, topP: 1, topK: 0, repetitionPenalty: 1 } as const;

/** A greedy request, changed where the test says so. */
export function requestOf(promptIds: readonly number[], changes: Partial<GenerationRequest> = {}): GenerationRequest {
  return { promptIds, maxTokens: 8, sampling: greedy, stopIds: [], ...changes };
}

/** The whole stream. */
export async function collect(engine: Engine, request: GenerationRequest): Promise<Collected> {
  const ids: number[] = [];
  const sizes: number[] = [];
  for await (const event of engine.generate(request)) {
    if (event.type === "finish") return { ids, finish: event, sizes };
    if (event.type === "prompt") continue;
    ids.push(...event.ids);
    sizes.push(event.ids.length);
  }
  throw new Error("the stream ended without finish");
}

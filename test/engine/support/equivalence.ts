import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Engine } from "../../../src/engine/engine.js";
import type { EngineOptions } from "../../../src/engine/engine-options.js";
import type { GenerationRequest } from "../../../src/engine/generation.js";
import type { EngineEvent } from "../../../src/engine/generation-task.js";
import type { ModelExecutor } from "../../../src/engine/model-executor.js";
import { DraftModel } from "../../../src/engine/speculation/draft-model.js";
import { promptLookup } from "../../../src/engine/speculation/prompt-lookup.js";
import { CheckedExecutor } from "./checked-executor.js";
import { checkedEngine } from "./invariants.js";
import { naiveGenerate } from "./naive-loop.js";

/** One request of a random workload. */
interface Visit {
  readonly request: Omit<GenerationRequest, "signal">;
  /** It is submitted when that many steps have run, or when nothing is left to do. */
  readonly arrival: number;
  /** Cancelled after that many tokens; 0 is right after submission. */
  readonly abortAfter: number | undefined;
}

interface Outcome {
  readonly ids: number[];
  readonly last: EngineEvent;
}

export interface EquivalenceSubject {
  /** Makes a fresh executor over the same model, or hands out one that is shared. */
  readonly create: () => Promise<ModelExecutor> | ModelExecutor;
  /** The same for the model that guesses ahead. */
  readonly createDraft: () => Promise<ModelExecutor> | ModelExecutor;
  /** Random workloads tried. */
  readonly runs: number;
  /** Longest prompt and output tried, in tokens. */
  readonly maxPrompt: number;
  readonly maxOutput: number;
  /** Ids prompts are made of; few of them, so that prompts share prefixes. */
  readonly alphabet: readonly number[];
  /** Tokens by which the executor's own rounding may exceed the KV budget. */
  readonly slackTokens: number;
}

/** Batched ≡ alone ≡ prefix-cached ≡ speculative ≡ naive, whatever the arrivals, lengths, aborts, stops and budgets. */
export function describeEquivalence(subject: EquivalenceSubject): void {
  const { create, createDraft, runs, maxPrompt, maxOutput, alphabet, slackTokens } = subject;
  const id = fc.constantFrom(...alphabet);
  const trunk = Array.from({ length: maxPrompt }, (_, index) => alphabet[(index * index) % alphabet.length] ?? 0);
  const prompt = fc
    .tuple(fc.nat({ max: maxPrompt - 1 }), fc.array(id, { minLength: 1, maxLength: Math.max(1, maxPrompt >> 2) }))
    .map(([shared, tail]) => [...trunk.slice(0, Math.min(shared, maxPrompt - tail.length)), ...tail]);
  const sampling = fc.record({
    temperature: fc.constantFrom(0, 0, 0.7, 1, 1.5),
    topP: fc.constantFrom(1, 0.9, 0.5),
    topK: fc.constantFrom(0, 1, 5),
    repetitionPenalty: fc.constantFrom(1, 1, 1.3),
    seed: fc.integer(),
  });
  const visit: fc.Arbitrary<Visit> = fc.record({
    request: fc.record({
      promptIds: prompt,
      maxTokens: fc.integer({ min: 0, max: maxOutput }),
      sampling,
      stopIds: fc.array(id, { maxLength: 2 }),
      priority: fc.constantFrom(0, 0, 1),
    }),
    arrival: fc.nat({ max: 30 }),
    abortAfter: fc.option(fc.nat({ max: maxOutput }), { freq: 4, nil: undefined }),
  });
  const options = fc.record({
    budgetTokens: fc.constantFrom(maxPrompt + maxOutput, 2 * (maxPrompt + maxOutput), 20 * (maxPrompt + maxOutput)),
    prefillChunkTokens: fc.integer({ min: 1, max: maxPrompt }),
    interleavedPrefillTokens: fc.integer({ min: 1, max: 8 }),
    prefixCache: fc.boolean(),
    draftTokens: fc.constantFrom(0, 1, 4),
    /** Tokens a draft model has room for; undefined looks guesses up instead. */
    draftRoom: fc.constantFrom(undefined, maxPrompt, 20 * (maxPrompt + maxOutput)),
  });

  it("gives what the naive loop gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 8 }), options, async (visits, chosen) => {
        const executor = new CheckedExecutor(await create());
        const { kvBytesPerToken } = executor.shape;
        const small = new CheckedExecutor(await createDraft());
        const drafter =
          chosen.draftRoom === undefined
            ? promptLookup
            : new DraftModel(small, executor.shape.vocabularySize, chosen.draftRoom * small.shape.kvBytesPerToken);
        const engineOptions: Partial<EngineOptions> = {
          ...chosen,
          kvCacheBytes: chosen.budgetTokens * kvBytesPerToken,
          speculation: chosen.draftTokens > 0 && {
            drafter,
            maxDraftTokens: chosen.draftTokens,
            stepCost: (tokens) => 10 + tokens,
          },
        };
        const engine = checkedEngine(executor, engineOptions, slackTokens * kvBytesPerToken);
        const outcomes = await play(engine, executor, visits);
        await engine[Symbol.asyncDispose]();
        expect([executor.misuses, small.misuses]).toEqual([[], []]);
        expect(executor.peakBytes).toBeLessThanOrEqual((chosen.budgetTokens + slackTokens) * kvBytesPerToken);
        expect([executor.heldBytes, small.heldBytes]).toEqual([0, 0]);
        for (const [index, { request, abortAfter }] of visits.entries()) {
          const expected = await naiveGenerate(await create(), request);
          const outcome = outcomes[index];
          const finish = outcome?.last;
          if (finish?.type !== "finish") throw finish?.type === "error" ? finish.error : new Error("no finish event");
          expect(finish.usage.outputTokens).toBe(outcome?.ids.length);
          expect(finish.usage.promptTokens).toBe(request.promptIds.length);
          expect(finish.usage.cachedTokens).toBeLessThan(request.promptIds.length);
          if (abortAfter !== undefined && finish.reason === "abort") {
            expect(outcome?.ids).toEqual(expected.ids.slice(0, outcome?.ids.length));
          } else {
            expect({ ids: outcome?.ids, reason: finish.reason }).toEqual(expected);
          }
        }
      }),
      { numRuns: runs },
    );
  });
}

async function play(engine: Engine, executor: CheckedExecutor, visits: readonly Visit[]): Promise<Outcome[]> {
  const outcomes: Promise<Outcome>[] = new Array(visits.length);
  const order = visits.map((_, index) => index).sort((a, b) => (visits[a]?.arrival ?? 0) - (visits[b]?.arrival ?? 0) || a - b);
  for (const index of order) {
    const visit = visits[index];
    if (visit === undefined) continue;
    while (executor.steps < visit.arrival && engine.stats().running + engine.stats().waiting > 0) await setImmediate();
    outcomes[index] = submit(engine, visit);
  }
  return Promise.all(outcomes);
}

function submit(engine: Engine, { request, abortAfter }: Visit): Promise<Outcome> {
  return new Promise((resolve) => {
    const ids: number[] = [];
    const controller = new AbortController();
    engine.submit({ ...request, signal: controller.signal }, (event) => {
      if (event.type !== "tokens") return resolve({ ids, last: event });
      ids.push(...event.ids);
      if (abortAfter !== undefined && ids.length >= abortAfter) controller.abort();
    });
    if (abortAfter === 0) controller.abort();
  });
}

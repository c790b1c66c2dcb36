import { expect, it } from "vitest";
import { Engine } from "../../src/engine/engine.js";
import { DraftModel } from "../../src/engine/speculation/draft-model.js";
import type { DrafterFactory } from "../../src/engine/speculation/drafter.js";
import { promptLookup } from "../../src/engine/speculation/prompt-lookup.js";
import { chiSquare, criticalChiSquare } from "./support/chi-square.js";
import { collect, requestOf } from "./support/collect.js";
import { referenceProbabilities } from "./support/naive-loop.js";
import { ToyExecutor } from "./support/toy-executor.js";

const vocabularySize = 5;
const tokens = 3;
const draws = 6000;
const prompt = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1];
const sampling = { temperature: 1.1, topP: 0.95, topK: 4, repetitionPenalty: 1 };
const create = (): ToyExecutor => new ToyExecutor({ vocabularySize, habit: 2 });

/** Probability of each output of `tokens` tokens, read as a number in base `vocabularySize`. Computed, not sampled. */
async function exactProbabilities(): Promise<number[]> {
  const executor = create();
  let outputs = [{ ids: [] as number[], probability: 1 }];
  for (let token = 0; token < tokens; token += 1) {
    const longer: typeof outputs = [];
    for (const { ids, probability } of outputs) {
      const step = await executor.run([{ sequence: executor.createSequence(), tokenIds: [...prompt, ...ids], logits: "last" }]);
      for (const [id, share] of referenceProbabilities(step.logits(0, 0), sampling).entries()) {
        longer.push({ ids: [...ids, id], probability: probability * share });
      }
    }
    outputs = longer;
  }
  return outputs.map(({ probability }) => probability);
}

/** Outputs too rare to be counted one by one are counted together. */
function withRareTogether(values: readonly number[], probabilities: readonly number[]): number[] {
  const isRare = (index: number): boolean => (probabilities[index] ?? 0) * draws < 5;
  const rare = values.reduce((sum, value, index) => (isRare(index) ? sum + value : sum), 0);
  return [...values.filter((_, index) => !isRare(index)), rare];
}

it.each<[string, DrafterFactory | undefined]>([
  ["without guesses", undefined],
  ["with prompt look-up", promptLookup],
  ["with a draft model", new DraftModel(new ToyExecutor({ vocabularySize, habit: 4 }), vocabularySize)],
  ["with the model as its own draft", new DraftModel(create(), vocabularySize)],
])("outputs of several tokens come with the model's own probabilities, %s (chi-square over seeds)", async (_, drafter) => {
  const engine = new Engine(create(), {
    speculation: drafter !== undefined && { drafter, stepCost: (count) => 100 + count },
  });
  const counts = new Array<number>(vocabularySize ** tokens).fill(0);
  for (let seed = 0; seed < draws; seed += 1) {
    const { ids } = await collect(engine, requestOf(prompt, { maxTokens: tokens, sampling: { ...sampling, seed } }));
    const output = ids.reduce((number, id) => number * vocabularySize + id, 0);
    counts[output] = (counts[output] ?? 0) + 1;
  }
  const { drafted, accepted } = engine.stats().speculation;
  if (drafter !== undefined) {
    expect(accepted).toBeGreaterThan(draws / 10);
    expect(drafted - accepted).toBeGreaterThan(draws / 10);
  }
  const probabilities = await exactProbabilities();
  for (const [output, probability] of probabilities.entries()) if (probability === 0) expect(counts[output]).toBe(0);
  const expected = withRareTogether(probabilities, probabilities);
  const statistic = chiSquare(withRareTogether(counts, probabilities), expected, draws);
  expect(expected.length).toBeGreaterThan(30);
  expect(statistic).toBeLessThan(criticalChiSquare(expected.length - 1));
});

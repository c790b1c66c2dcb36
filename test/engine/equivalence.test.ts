import { describe } from "vitest";
import { describeEquivalence } from "./support/equivalence.js";
import { ToyExecutor } from "./support/toy-executor.js";

/** Often guesses right, and has a shorter context than the model. */
const createDraft = (): ToyExecutor => new ToyExecutor({ habit: 9, contextLength: 60 });

describe("engine on a toy model: batched ≡ alone ≡ prefix-cached ≡ speculative ≡ naive", () => {
  const alphabet = Array.from({ length: 32 }, (_, id) => id);
  describeEquivalence({
    create: () => new ToyExecutor(),
    createDraft,
    runs: 200,
    maxPrompt: 40,
    maxOutput: 30,
    alphabet,
    slackTokens: 0,
  });
});

describe("engine on a toy model whose context is often reached", () => {
  const create = (): ToyExecutor => new ToyExecutor({ contextLength: 40, maxSequencesPerStep: 2 });
  describeEquivalence({ create, createDraft, runs: 100, maxPrompt: 30, maxOutput: 20, alphabet: [0, 1, 2, 9], slackTokens: 0 });
});

describe("engine on a toy model whose outputs outgrow the budget, so that requests make way for others", () => {
  const create = (): ToyExecutor => new ToyExecutor({ contextLength: 300, maxSequencesPerStep: 6 });
  describeEquivalence({ create, createDraft, runs: 60, maxPrompt: 40, maxOutput: 220, alphabet: [0, 1, 2, 9], slackTokens: 0 });
});

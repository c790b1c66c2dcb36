import type { Grouping, Scale } from "./examples.js";

/** One training on one kind of examples; each goes on from the one before. */
export interface Phase {
  readonly name: string;
  readonly scale: Scale;
  readonly examples: number;
  /** See `writeTrainingData`. */
  readonly grouped?: Grouping;
  /** Of 100 groups so many are about things and relations of an open vocabulary. Defaults to 0. */
  readonly reading?: number;
  /** Begins with the wider vocabulary, the same from then on: see `writeWiderCheckpoint`. */
  readonly widens?: true;
  /** Of the data and its order. */
  readonly seed: number;
  /** Tokens of a row. */
  readonly length: number;
  readonly batchTokens: number;
  readonly steps: number;
  readonly learningRate: number;
  /** Where its cosine ends, as a share. */
  readonly finalRate: number;
  readonly method: "adamw" | "muon";
  /** The share of its own weights in what goes on from it; what it began with has the rest. Defaults to 1. */
  readonly share?: number;
}

export interface StudentPhase extends Phase {
  /** See `distill`. */
  readonly stateWeight: number;
}

export interface Recipe {
  readonly tokenizer: { readonly seed: number; readonly examples: number };
  readonly phases: readonly Phase[];
  /** The student's trainings, with a teacher and without. */
  readonly student: readonly StudentPhase[];
}

export const layersOf = { model: 10, student: 4 } as const;

/** What the student hears from its teacher: see `distill`. */
export const distillation = { share: 0.9, temperature: 1.5, topK: 16 } as const;

/** What `models/chatglm-mini` was made by, in steps that were run: docs/training.md tells how. */
const full: Recipe = {
  tokenizer: { seed: 99, examples: 20_000 },
  phases: [
    {
      name: "plain",
      scale: "plain",
      examples: 40_000,
      seed: 1,
      length: 384,
      batchTokens: 18_432,
      steps: 400,
      learningRate: 2.5e-3,
      finalRate: 0.8,
      method: "muon",
    },
    {
      name: "full",
      scale: "full",
      examples: 120_000,
      seed: 4,
      length: 640,
      batchTokens: 51_200,
      steps: 2100,
      learningRate: 2.5e-3,
      finalRate: 0.08,
      method: "muon",
    },
    {
      name: "fresh",
      scale: "full",
      examples: 40_000,
      seed: 5,
      length: 512,
      batchTokens: 5120,
      steps: 800,
      learningRate: 6e-4,
      finalRate: 0.3,
      method: "muon",
    },
    {
      name: "last",
      scale: "full",
      examples: 36_000,
      seed: 6,
      length: 576,
      batchTokens: 6912,
      steps: 1450,
      learningRate: 4e-4,
      finalRate: 0.01,
      method: "muon",
    },
    {
      name: "grouped",
      scale: "full",
      examples: 36_000,
      grouped: { unanswered: 46 },
      seed: 8,
      length: 768,
      batchTokens: 6912,
      steps: 900,
      learningRate: 8e-4,
      finalRate: 0.7,
      method: "muon",
    },
    {
      name: "harder",
      scale: "full",
      examples: 24_000,
      grouped: { unanswered: 46 },
      seed: 9,
      length: 768,
      batchTokens: 6912,
      steps: 800,
      learningRate: 8e-4,
      finalRate: 0.48,
      method: "muon",
    },
    {
      name: "unanswered",
      scale: "full",
      examples: 28_000,
      grouped: { unanswered: 56 },
      seed: 11,
      length: 768,
      batchTokens: 6912,
      steps: 1900,
      learningRate: 1e-3,
      finalRate: 0.01,
      method: "muon",
    },
    {
      name: "partly",
      scale: "full",
      examples: 6_500,
      grouped: { unanswered: 50 },
      seed: 14,
      length: 768,
      batchTokens: 6912,
      steps: 400,
      learningRate: 6e-4,
      finalRate: 0.01,
      method: "muon",
    },
    {
      name: "reserved",
      scale: "full",
      examples: 3_400,
      grouped: { unanswered: 66 },
      seed: 16,
      length: 768,
      batchTokens: 6912,
      steps: 200,
      learningRate: 6e-4,
      finalRate: 0.01,
      method: "muon",
    },
    {
      name: "crowded",
      scale: "full",
      examples: 10_500,
      grouped: { unanswered: 60 },
      seed: 17,
      length: 768,
      batchTokens: 6912,
      steps: 500,
      learningRate: 9e-4,
      finalRate: 0.01,
      method: "muon",
      share: 0.6,
    },
    {
      name: "long",
      scale: "full",
      examples: 16_000,
      grouped: { unanswered: 68 },
      seed: 18,
      length: 768,
      batchTokens: 6912,
      steps: 800,
      learningRate: 9e-4,
      finalRate: 0.01,
      method: "muon",
      share: 0.7,
    },
    {
      name: "longer",
      scale: "full",
      examples: 13_000,
      grouped: { unanswered: 68 },
      seed: 21,
      length: 768,
      batchTokens: 6912,
      steps: 640,
      learningRate: 1.3e-3,
      finalRate: 0.01,
      method: "muon",
      share: 0.5,
    },
  ],
  student: [
    {
      name: "student",
      scale: "full",
      examples: 15_000,
      grouped: { unanswered: 56 },
      seed: 10,
      length: 768,
      batchTokens: 6912,
      steps: 900,
      learningRate: 3e-3,
      finalRate: 0.01,
      method: "muon",
      stateWeight: 4,
    },
    {
      name: "student-partly",
      scale: "full",
      examples: 7_500,
      grouped: { unanswered: 56 },
      seed: 15,
      length: 768,
      batchTokens: 6912,
      steps: 340,
      learningRate: 2.5e-3,
      finalRate: 0.01,
      method: "muon",
      stateWeight: 4,
    },
    {
      name: "student-long",
      scale: "full",
      examples: 20_000,
      grouped: { unanswered: 66 },
      seed: 19,
      length: 768,
      batchTokens: 6912,
      steps: 1300,
      learningRate: 2.5e-3,
      finalRate: 0.01,
      method: "muon",
      stateWeight: 4,
    },
  ],
};

/**
 * What goes on from "longer" on an open vocabulary: ten minutes on a GPU, fifteen hours on two cores. Not run to its end yet: docs/training.md tells what
 * 5.3 million of its 82 million tokens came to.
 */
const readingPhases: readonly Phase[] = [
  {
    name: "reading",
    scale: "full",
    examples: 60_000,
    grouped: { unanswered: 62 },
    reading: 66,
    widens: true,
    seed: 31,
    length: 768,
    batchTokens: 50_688,
    steps: 1_620,
    learningRate: 2e-3,
    finalRate: 0.01,
    method: "muon",
  },
];

export const recipes: Readonly<Record<"full" | "reading" | "quick", Recipe>> = {
  full,
  /** The same and then what teaches to read: `train --recipe reading --start reading` goes on from the kept checkpoint. */
  reading: { ...full, phases: [...full.phases, ...readingPhases] },
  /** Shows that every part works, in a minute or two; what it makes has learnt next to nothing. */
  quick: {
    tokenizer: { seed: 99, examples: 300 },
    phases: [
      {
        name: "short",
        scale: "short",
        examples: 200,
        seed: 1,
        length: 640,
        batchTokens: 1024,
        steps: 6,
        learningRate: 2e-3,
        finalRate: 0.3,
        method: "adamw",
      },
      {
        name: "reading",
        scale: "full",
        examples: 60,
        grouped: { unanswered: 56 },
        reading: 50,
        widens: true,
        seed: 2,
        length: 768,
        batchTokens: 1536,
        steps: 2,
        learningRate: 1e-3,
        finalRate: 0.3,
        method: "adamw",
      },
      {
        name: "full",
        scale: "full",
        examples: 60,
        grouped: { unanswered: 56 },
        seed: 3,
        length: 640,
        batchTokens: 1024,
        steps: 3,
        learningRate: 7e-4,
        finalRate: 0.02,
        method: "adamw",
        share: 0.6,
      },
    ],
    student: [
      {
        name: "student",
        scale: "full",
        examples: 60,
        grouped: { unanswered: 56 },
        seed: 4,
        length: 640,
        batchTokens: 1024,
        steps: 3,
        learningRate: 1.5e-3,
        finalRate: 0.02,
        method: "adamw",
        stateWeight: 4,
      },
      {
        name: "student-last",
        scale: "full",
        examples: 60,
        grouped: { unanswered: 56 },
        seed: 5,
        length: 640,
        batchTokens: 1024,
        steps: 2,
        learningRate: 1e-3,
        finalRate: 0.02,
        method: "adamw",
        stateWeight: 2,
      },
    ],
  },
};

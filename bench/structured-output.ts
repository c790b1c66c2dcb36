import { existsSync } from "node:fs";
import path from "node:path";
import { ConstraintFactory } from "../src/constraint/constraint-factory.js";
import { tokenTable } from "../src/constraint/token-vocabulary.js";
import { uniformAt } from "../src/engine/sampling/philox.js";
import { applyConstraint } from "../src/engine/token-constraint.js";
import { loadTokenizer } from "../src/tokenizer/load-tokenizer.js";
import type { Tokenizer } from "../src/tokenizer/tokenizer.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { report } from "./report.js";

const tokenizerFile = path.resolve(import.meta.dirname, "../../shared/golden/chatglm3-tiny/tokenizer.model");
const vocabularySize = 65_024;

interface Case {
  readonly name: string;
  readonly schema: unknown;
  /** What a model that knows the answer would write. */
  readonly value: unknown;
}

const person = {
  type: "object",
  properties: {
    name: { type: "string" },
    age: { type: "integer", minimum: 0, maximum: 150 },
    tags: { type: "array", items: { type: "string" } },
  },
  required: ["name", "age", "tags"],
};
const cases: readonly Case[] = [
  { name: "person", schema: person, value: { name: "姚明", age: 45, tags: ["basketball", "上海", "philanthropist"] } },
  {
    name: "bounded list",
    schema: {
      type: "array",
      maxItems: 20,
      items: {
        type: "object",
        properties: {
          title: { type: "string", minLength: 1, maxLength: 40 },
          kind: { enum: ["book", "film", "song", "诗"] },
          rating: { type: "number", minimum: 0, maximum: 5 },
        },
        required: ["title", "kind", "rating"],
      },
    },
    value: Array.from({ length: 6 }, (_, index) => ({
      title: `红楼梦 Dream of the Red Chamber ${index}`,
      kind: "book",
      rating: 4.75,
    })),
  },
  {
    name: "any JSON",
    schema: {},
    value: { question: "龙井茶产自哪里?", answer: { city: "杭州", facts: [{ text: "West Lake", score: 0.9 }, null, true] } },
  },
];

/**
 * Milliseconds that a constraint adds to each token at ChatGLM3's vocabulary: mask, logits and state, on one thread. A step of the 6B shape
 * takes about 115 ms on two cores, so 5 % of it are 5.75.
 */
export async function benchStructuredOutput({ rounds }: BenchOptions, measured: Measurements): Promise<void> {
  if (!existsSync(tokenizerFile)) {
    console.log("structured-output needs ChatGLM3's tokenizer at ../shared/golden/chatglm3-tiny/tokenizer.model; skipped.");
    return;
  }
  const tokenizer = await loadTokenizer(tokenizerFile);
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const factory = new ConstraintFactory(tokenTable(tokenizer));
    measured.add("vocabulary, once per engine", "ms", performance.now() - start);
    for (const one of cases) {
      const first = writeValue(factory, tokenizer, one);
      measured.add(`${one.name}: first reply, per token`, "ms", mean(first));
      measured.add(`${one.name}: first reply, slowest token`, "ms", Math.max(...first));
      measured.add(`${one.name}: later replies, per token`, "ms", mean(writeValue(factory, tokenizer, one)));
      const random = writeAnything(factory, one.schema, round);
      measured.add(`${one.name}: random allowed tokens, per token`, "ms", mean(random));
    }
  }
  await report("structured-output", "What a JSON schema adds to a token, vocabulary 65,024", measured.figures, {
    unit: "ms per token",
    groups: cases.map(({ name }) => ({
      label: name,
      bars: ["first reply", "later replies", "random allowed tokens"].map((series) => ({
        series,
        value: measured.median(`${name}: ${series}, per token`),
      })),
    })),
  });
}

/** Times each token of the value, written as the tokenizer cuts it. */
function writeValue(factory: ConstraintFactory, tokenizer: Tokenizer, { schema, value }: Case): number[] {
  const constraint = factory.create({ schema });
  return tokenizer.encode(JSON.stringify(value)).map((id) => {
    const logits = new Float32Array(vocabularySize);
    const start = performance.now();
    applyConstraint(logits, constraint, 1000, [2]);
    if (logits[id] !== 0) throw new Error(`token ${id} is refused`);
    constraint.accept(id);
    return performance.now() - start;
  });
}

/** Times 200 tokens chosen among the allowed ones: each leads to places nobody has been. */
function writeAnything(factory: ConstraintFactory, schema: unknown, seed: number): number[] {
  const times: number[] = [];
  let constraint = factory.create({ schema });
  while (times.length < 200) {
    const logits = new Float32Array(vocabularySize);
    const start = performance.now();
    applyConstraint(logits, constraint, 1000, []);
    const masked = performance.now();
    const allowed = [...logits.keys()].filter((id) => logits[id] === 0);
    const id = allowed[Math.floor(uniformAt(seed, times.length) * allowed.length)];
    if (id === undefined) {
      constraint = factory.create({ schema });
      continue;
    }
    const chosen = performance.now();
    constraint.accept(id);
    times.push(masked - start + performance.now() - chosen);
  }
  return times;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

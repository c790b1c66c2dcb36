import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { OnnxEmbeddings, type OnnxEmbeddingsOptions } from "langchain-chatglm";
import { LexicalEmbeddings } from "../../src/answer-cache/similar/lexical-embeddings.js";

/** What finds kept questions that are near the one asked. */
export interface Encoder extends AsyncDisposable {
  readonly name: string;
  /** Cosine below which a question isn't near. */
  readonly lowest: number;
  /** Of similarity alone: from a threshold that serves most to one that serves little. */
  readonly thresholds: readonly number[];
  vectorOf(text: string): Promise<readonly number[]>;
}

/** The built-in one, which needs no model. */
export const BUILT_IN = "lexical";
const FETCHED = path.join(homedir(), ".cache", "langchain-chatglm", "test-models");
/** As scripts/fetch-test-models.mjs fetches them. */
const MODELS: readonly {
  readonly name: string;
  readonly thresholds: readonly number[];
  readonly options: Pick<OnnxEmbeddingsOptions, "pooling" | "lowerCase">;
}[] = [
  { name: "multilingual-e5-small-q4", thresholds: [0.88, 0.92, 0.95, 0.97], options: { pooling: "mean" } },
  { name: "use-multilingual-v3-int8", thresholds: [0.6, 0.7, 0.8, 0.9], options: { pooling: "mean" } },
  { name: "bge-small-zh-v1.5-int8", thresholds: [0.7, 0.8, 0.9, 0.95], options: { pooling: "cls", lowerCase: true } },
];

/** The built-in encoder, and the real ones that were fetched. */
export function openEncoders(): Encoder[] {
  const lexical = new LexicalEmbeddings();
  const builtIn = encoder(BUILT_IN, 0.35, [0.6, 0.7, 0.8, 0.9], (text) => lexical.embedQuery(text));
  const fetched = MODELS.filter(({ name }) => existsSync(path.join(FETCHED, name, "model.onnx"))).map((model) => {
    const embeddings = new OnnxEmbeddings({ model: path.join(FETCHED, model.name), ...model.options });
    const embed = (text: string): Promise<number[]> => embeddings.embedQuery(text);
    return encoder(model.name, 0, model.thresholds, embed, embeddings);
  });
  return [builtIn, ...fetched];
}

function encoder(
  name: string,
  lowest: number,
  thresholds: readonly number[],
  embed: (text: string) => Promise<number[]>,
  model?: AsyncDisposable,
): Encoder {
  const known = new Map<string, Promise<number[]>>();
  return {
    name,
    lowest,
    thresholds,
    vectorOf(text) {
      const vector = known.get(text) ?? embed(text);
      known.set(text, vector);
      return vector;
    },
    async [Symbol.asyncDispose]() {
      await model?.[Symbol.asyncDispose]();
    },
  };
}

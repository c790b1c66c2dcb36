import { largestTokenizerJson, readTokenizerJson } from "../../tokenizer/tokenizer-json.js";
import type { ModelFamily } from "../model-family.js";
import { type CausalLmRules, causalLmFields, readCausalLmConfig } from "./config.js";
import { type CausalLmLayer, causalLmDecoder } from "./weight-names.js";

/** What each of transformers' causal language models says of itself. */
export interface CausalLmDescription
  extends Pick<ModelFamily, "modelType" | "title" | "chatForms" | "chooseChatFormat" | "tokenizerSource"> {
  readonly config: CausalLmRules;
  readonly layer: CausalLmLayer;
  /** Defaults to none. */
  readonly unusedTensors?: readonly string[] | undefined;
}

/** A family of transformers' own classes: config.json, separate projections, tokenizer.json. */
export function causalLmFamily({ config, layer, unusedTensors = [], ...description }: CausalLmDescription): ModelFamily {
  return {
    ...description,
    readDecoder: ({ json, where, holds = () => false }) => causalLmDecoder(readCausalLmConfig(json, where, config), layer, holds),
    configFields: causalLmFields,
    unusedTensors,
    tokenizer: { name: "tokenizer.json", largest: largestTokenizerJson, open: readTokenizerJson },
  };
}

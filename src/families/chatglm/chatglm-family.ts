import { tokenizerFromBytes } from "../../tokenizer/load-tokenizer.js";
import { maximumFileBytes } from "../../tokenizer/sentencepiece-model.js";
import { glm4SpecialTokens } from "../../tokenizer/special-tokens.js";
import { isRankFile, readTiktokenRanks } from "../../tokenizer/tiktoken-ranks.js";
import { glmForms } from "../glm/chat-forms.js";
import type { ModelFamily } from "../model-family.js";
import { chatForms } from "./chat-forms.js";
import { parseChatGLMConfig } from "./config.js";
import { chooseChatFormat } from "./detect-chat-format.js";
import { checkpointTensors, inverseFrequenciesName } from "./weight-names.js";

/** ChatGLM2, ChatGLM3 and what shares their code: CodeGeeX2, GLM-4. */
export const chatglmFamily: ModelFamily = {
  modelType: "chatglm",
  title: "ChatGLM2/ChatGLM3/GLM-4",
  readDecoder({ json, where, ropeRatio, holds = () => false }) {
    const shape = parseChatGLMConfig(json, where, { ropeRatio });
    // The models' own code ignores `tie_word_embeddings`: where an output layer is stored, it is used.
    const untied = { ...shape, tiedEmbeddings: false };
    const tensors = checkpointTensors(untied);
    if (!shape.tiedEmbeddings || holds(tensors.output.name)) return { shape: untied, tensors };
    return { shape, tensors: checkpointTensors(shape) };
  },
  configFields: {
    layers: "num_layers",
    hiddenSize: "hidden_size",
    ffnSize: "ffn_hidden_size",
    heads: "num_attention_heads",
    groups: "multi_query_group_num",
    headDim: "kv_channels",
    vocabularySize: "padded_vocab_size",
    contextLength: "seq_length",
  },
  unusedTensors: [inverseFrequenciesName],
  tokenizer: {
    name: "tokenizer.model",
    largest: maximumFileBytes,
    // GLM-4 keeps tiktoken's ranks under the name that SentencePiece's model had.
    open: (bytes, file) =>
      isRankFile(bytes) ? readTiktokenRanks(bytes, glm4SpecialTokens, file) : tokenizerFromBytes(bytes, { file }),
  },
  tokenizerSource: "tokenization_chatglm.py",
  chatForms: { ...chatForms, glm4: glmForms.glm4 },
  chooseChatFormat,
};

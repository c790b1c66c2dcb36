import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import type { Tokenizer } from "../../src/tokenizer/tokenizer.js";
import { trainTokenizer } from "../../src/training/tokenizer-trainer.js";

/** A small bilingual corpus: enough for merges of every kind. */
export const sampleTexts: readonly string[] = [
  "知识图谱是一种用图结构表示知识的方法。知识图谱由实体和关系组成,姚明出生在上海,上海位于中国。",
  "大语言模型可以回答问题。语言模型的推理需要加速,知识图谱可以帮助语言模型回答问题。",
  "The quick brown fox jumps over the lazy dog. The lazy dog sleeps; the quick fox does not sleep at all.",
  "A knowledge graph stores facts as triples. A language model answers questions, and the graph helps the model.",
  "def answer(question):\n    return model(question)\n\n    # four spaces    and more    spaces\n",
  "aaaa aaa aa a abab ababab ==== == --- 的的的的 2026-11-22 3.14159 é combining e\u0301 ﬁ",
];

export const sampleModel: Uint8Array = trainTokenizer(sampleTexts, { vocabularySize: 700, characterCoverage: 0.98 });
export const sampleTokenizer: Tokenizer = tokenizerFromBytes(sampleModel);

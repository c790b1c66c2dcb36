/**
 * ChatGLM3's special tokens, in the order of their ids after the pieces. ChatGLM2 has the first five; its models leave the rows of the others
 * unused, so one list serves both.
 */
export const chatglmSpecialTokens: readonly string[] = [
  "[MASK]",
  "[gMASK]",
  "[sMASK]",
  "sop",
  "eop",
  "<|system|>",
  "<|user|>",
  "<|assistant|>",
  "<|observation|>",
];

/** GLM-4-9B's, in the order of their ids after the ranks: 151,329 to 151,342. */
export const glm4SpecialTokens: readonly string[] = [
  "<|endoftext|>",
  "[MASK]",
  "[gMASK]",
  "[sMASK]",
  "<sop>",
  "<eop>",
  "<|system|>",
  "<|user|>",
  "<|assistant|>",
  "<|observation|>",
  "<|begin_of_image|>",
  "<|end_of_image|>",
  "<|begin_of_video|>",
  "<|end_of_video|>",
];

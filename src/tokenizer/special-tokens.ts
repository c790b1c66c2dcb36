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

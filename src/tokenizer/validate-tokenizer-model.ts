import { ChatGLMError } from "../errors.js";
import { ModelType, PieceType, type SentencePieceModel } from "./sentencepiece-model.js";

/** ChatGLM3's longest piece has 16 characters; longer ones would only make loading slow. */
const maximumPieceLength = 256;

const modelTypeNames: ReadonlyMap<number, string> = new Map([
  [ModelType.unigram, "unigram"],
  [ModelType.word, "word"],
  [ModelType.character, "char"],
]);

/**
 * Refuses whatever would be encoded differently from SentencePiece, instead of encoding it nearly right.
 *
 * @throws ChatGLMError TOKENIZER_INVALID naming the file, the field and its value
 */
export function validateTokenizerModel(model: SentencePieceModel, file: string, specialTokens: readonly string[]): void {
  const problem = modelProblem(model) ?? pieceProblem(model) ?? specialTokenProblem(model, specialTokens);
  if (problem === undefined) return;
  throw new ChatGLMError("TOKENIZER_INVALID", `${file}: ${problem}.`, {
    remedy: "ChatGLM2 and ChatGLM3 use byte-fallback BPE without normalisation; take tokenizer.model from such a checkpoint.",
  });
}

function modelProblem(model: SentencePieceModel): string | undefined {
  if (model.modelType !== ModelType.bytePairEncoding) {
    return `model_type is ${modelTypeNames.get(model.modelType) ?? model.modelType}, only bpe is supported`;
  }
  if (!model.byteFallback) return "byte_fallback is false, only true is supported";
  if (model.treatWhitespaceAsSuffix) return "treat_whitespace_as_suffix is true, only false is supported";
  if (model.normalizerRuleBytes > 0) {
    return `the normaliser "${model.normalizerName}" has ${model.normalizerRuleBytes} bytes of rules, only identity is supported`;
  }
  if (model.removeExtraWhitespaces) return "remove_extra_whitespaces is true, only false is supported";
  if (!model.escapeWhitespaces) return "escape_whitespaces is false, only true is supported";
  return undefined;
}

function pieceProblem({ pieces }: SentencePieceModel): string | undefined {
  const ids = new Map<string, number>();
  const bytes = new Set<number>();
  let unknowns = 0;
  for (const [id, { text, score, type }] of pieces.entries()) {
    if (text === "") return `piece ${id} is empty`;
    if (text.length > maximumPieceLength)
      return `piece ${id} has ${text.length} characters, more than the ${maximumPieceLength} allowed`;
    if (!Number.isFinite(score)) return `the score of piece ${id} is ${score}`;
    const twin = ids.get(text);
    if (twin !== undefined) return `pieces ${twin} and ${id} are both ${JSON.stringify(text)}`;
    ids.set(text, id);
    if (type === PieceType.unknown) unknowns++;
    else if (type === PieceType.byte) {
      if (!/^<0x[0-9A-F]{2}>$/.test(text)) return `byte piece ${id} is ${JSON.stringify(text)}, not of the form <0x1F>`;
      bytes.add(Number.parseInt(text.slice(3, 5), 16));
    } else if (type < PieceType.normal || type > PieceType.byte) return `piece ${id} has type ${type}, which is not known`;
  }
  if (unknowns !== 1) return `it has ${unknowns} unknown pieces instead of one`;
  if (bytes.size !== 256) return `it has ${bytes.size} byte pieces instead of 256`;
  return undefined;
}

function specialTokenProblem({ pieces }: SentencePieceModel, specialTokens: readonly string[]): string | undefined {
  const names = new Set<string>();
  for (const { text, type } of pieces) if (type === PieceType.control || type === PieceType.unknown) names.add(text);
  for (const name of specialTokens) {
    if (name === "" || names.has(name)) return `the special token ${JSON.stringify(name)} is empty or there already`;
    names.add(name);
  }
  return undefined;
}

/** The public names of langchain-chatglm. */

export {
  AnswerCache,
  type AnswerCacheOptions,
  type CacheLookup,
  type KeepOptions,
} from "./answer-cache/answer-cache.js";
export type { AnswerParts, AnswerScope } from "./answer-cache/answer-parts.js";
export type { AnswerCacheStatistics } from "./answer-cache/cache-statistics.js";
export type { AnsweredStep, AnswerOrigin, Citation, KeptAnswer, KeptEntry } from "./answer-cache/kept-answer.js";
export type { KeyValueStore } from "./answer-cache/key-value-store.js";
export type { CacheVerification } from "./answer-cache/stored-answers.js";
export { type FileStore, type FileStoreOptions, fileStore } from "./answer-cache/stores/file-store.js";
export type { CacheTier, CacheTierName } from "./answer-cache/tiers/cache-tier.js";
export { meaningTier } from "./answer-cache/tiers/meaning-tier.js";
export { wordingTier } from "./answer-cache/tiers/wording-tier.js";
export type {
  Answer,
  AnswerChunk,
  AnswerEvents,
  AnswerInput,
  AnswerTiming,
  HistoryTurn,
  SourceReport,
  Stage,
} from "./answering/answer.js";
export { AnswerChain, type AnswerChainOptions, createAnswerChain } from "./answering/answer-chain.js";
export type { EvidenceBudget } from "./answering/evidence/merge-evidence.js";
export { decompositionPrompt, readSubQuestions } from "./answering/plan/decomposition.js";
export { mergePrompt } from "./answering/plan/merging/merge-prompt.js";
export { AnswerTrace, type TracedEvent } from "./answering/trace/answer-trace.js";
export { renderTrace } from "./answering/trace/render-trace.js";
export { type WithAnswerCacheOptions, withAnswerCache } from "./answering/with-answer-cache.js";
export type { AnswerPrompt, PromptInput, PromptMessage } from "./answering/writing/answer-prompt.js";
export { plainPrompt as defaultAnswerPrompt } from "./answering/writing/plain-prompt.js";
export { answerPromptFor } from "./answering/writing/prompt-for-model.js";
export { quotedLinesPrompt } from "./answering/writing/quoted-lines-prompt.js";
export type { ChatFormat, ChatRole, ChatTool, ChatTurn } from "./chatglm/chat-format.js";
export type { ChatGLMConfig } from "./chatglm/config.js";
export type { ConstraintSpecification } from "./constraint/constraint-factory.js";
export type { FinishReason, GenerationTiming, GenerationUsage, SamplingOptions } from "./engine/generation.js";
export type { KeptPrefix } from "./engine/named-prefixes.js";
export { ChatGLMError, type ChatGLMErrorOptions, type ErrorCode } from "./errors.js";
export { type ConversionProgress, type ConvertCheckpointOptions, convertCheckpoint } from "./export/convert-checkpoint.js";
export { type FanOutOptions, fanOut, type Task } from "./fan-out/fan-out.js";
export type { Outcome } from "./fan-out/outcome.js";
export { ChatGLMChatModel, type ChatGLMChatModelCallOptions, type ChatGLMChatModelFields } from "./langchain/chat-model.js";
export type { GenerationOptions } from "./langchain/generation-options.js";
export { ChatGLM, type ChatGLMCallOptions, type ChatGLMFields } from "./langchain/llm.js";
export type { LocalModelOptions } from "./langchain/local-model.js";
export type { ModelManifest, Precision } from "./model/manifest.js";
export { openModel } from "./model/open-model.js";
export type {
  EngineSettings,
  OpenModelOptions,
  SequenceScore,
  TextEvent,
  TextModel,
  TextRequest,
} from "./model/text-generation.js";
export { RemoteError } from "./remote-model/remote-error.js";
export type { RemoteModelOptions } from "./remote-model/remote-options.js";
export type { DocumentSourceOptions } from "./sources/documents/document-options.js";
export { DocumentSource } from "./sources/documents/document-source.js";
export { GraphSource, type GraphSourceOptions } from "./sources/graph/graph-source.js";
export type {
  DirectAnswer,
  Evidence,
  FindOptions,
  KnowledgeSource,
  NamedThing,
  SourceCallOptions,
} from "./sources/knowledge-source.js";
export { RetrieverSource, type RetrieverSourceOptions } from "./sources/retriever/retriever-source.js";
export type { SkippedFile } from "./sources/skipped-files.js";
export type { IncrementalDecoder, Tokenizer } from "./tokenizer/tokenizer.js";
export { type DistillOptions, distill } from "./training/distill.js";
export {
  chatglm3Sizes,
  type InitialCheckpointOptions,
  type InitialCheckpointSizes,
  writeInitialCheckpoint,
} from "./training/initial-checkpoint.js";
export { type TokenizerTrainingOptions, trainTokenizer } from "./training/tokenizer-trainer.js";
export { type TrainingProgress, type TrainingResult, type TrainOptions, train } from "./training/train.js";
export type { OptimiserOptions } from "./training/trainer.js";
export type { SkippedLine } from "./training/training-data.js";
export type { LogEntry } from "./training/training-state.js";

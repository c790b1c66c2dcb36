/** The public names of langchain-chatglm. */

export { AnswerCache } from "./answer-cache/answer-cache.js";
export type { AnswerCacheOptions, CacheLookup, KeepOptions, LookupToAnswer } from "./answer-cache/answer-cache-options.js";
export type { AnswerParts, AnswerScope } from "./answer-cache/answer-parts.js";
export type { RecordedMessage } from "./answer-cache/answer-recorder.js";
export type { AnswerCacheStatistics, LookupOutcome, SavedCost } from "./answer-cache/cache-statistics.js";
export type { CacheEncryption } from "./answer-cache/encryption/value-cipher.js";
export type { GuardName } from "./answer-cache/guards/guard.js";
export type {
  AnswerCost,
  AnsweredStep,
  AnswerOrigin,
  Citation,
  KeptAnswer,
  KeptEntry,
  KeptInOtherLanguage,
} from "./answer-cache/kept-answer.js";
export type { KeyValueStore } from "./answer-cache/key-value-store.js";
export type { Leases, LeasingStore, TakenLease } from "./answer-cache/leases/leases.js";
export type { LookupTimes } from "./answer-cache/lookup-times.js";
export type { Disagreement } from "./answer-cache/similar/evidence-agreement.js";
export { LexicalEmbeddings } from "./answer-cache/similar/lexical-embeddings.js";
export type { ObservedError } from "./answer-cache/similar/observed-errors.js";
export type { EvidencePiece, QuestionEvidence } from "./answer-cache/similar/question-evidence.js";
export type { SimilarOptions, SimilarPair } from "./answer-cache/similar/similar-options.js";
export type { Rejection, SimilarStatistics } from "./answer-cache/similar/similar-statistics.js";
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
  OfStep,
  ProgressEvent,
  SourceReport,
  Stage,
} from "./answering/answer.js";
export { AnswerChain, type AnswerChainOptions, createAnswerChain } from "./answering/answer-chain.js";
export type { ModelCascade } from "./answering/chain-models.js";
export type { AnswerCallOptions, FanOutBounds } from "./answering/collaborators.js";
export type { EvidenceBudget } from "./answering/evidence/merge-evidence.js";
export { decompositionPrompt, readSubQuestions } from "./answering/plan/decomposition.js";
export { mergePrompt } from "./answering/plan/merging/merge-prompt.js";
export { type AnswerSpansOptions, answerSpans } from "./answering/trace/answer-spans.js";
export { AnswerTrace, type TracedEvent } from "./answering/trace/answer-trace.js";
export { renderTrace } from "./answering/trace/render-trace.js";
export { type WithAnswerCacheOptions, withAnswerCache } from "./answering/with-answer-cache.js";
export type { CheckedSentence } from "./answering/writing/checking/answer-gate.js";
export type { AnswerFinishReason } from "./answering/writing/finish-reason.js";
export type { AnswerPrompt, PromptInput, PromptMessage } from "./answering/writing/prompts/answer-prompt.js";
export { plainPrompt as defaultAnswerPrompt } from "./answering/writing/prompts/plain-prompt.js";
export { answerPromptFor } from "./answering/writing/prompts/prompt-for-model.js";
export { quotedLinesPrompt } from "./answering/writing/prompts/quoted-lines-prompt.js";
export type { AnswerMatcher, MatchOptions } from "./answering/writing/quoting/answer-matcher.js";
export type { StartStream } from "./async/shared-stream.js";
export { MatrixProducts } from "./calibration/matrix-products.js";
export { type MeasureHarmsOptions, measureHarms } from "./calibration/measure-harms.js";
export { type MeasureMomentsOptions, measureMoments } from "./calibration/measure-moments.js";
export type { KeptPrompt, ReplyCacheUse } from "./chat/chat-backend.js";
export type { GenerationOptions } from "./chat/generation-options.js";
export type { ConstraintSpecification } from "./constraint/compile-reply.js";
export type { CopySpecification } from "./constraint/copy/copy-constraint.js";
export type { CallShape } from "./constraint/reply-grammar.js";
export type { ThoughtBound } from "./constraint/thought-limit.js";
export type { DecoderShape, RotaryShape } from "./decoder/decoder-shape.js";
export type { TextRole } from "./embeddings/encoder.js";
export { OnnxAnswerMatcher, type OnnxAnswerMatcherOptions } from "./embeddings/onnx-answer-matcher.js";
export { type EmbedOptions, OnnxEmbeddings, type OnnxEmbeddingsOptions } from "./embeddings/onnx-embeddings.js";
export type { Pooling } from "./embeddings/pool.js";
export type { ScoreOptions } from "./engine/engine.js";
export type { FinishReason, GenerationTiming, GenerationUsage, SamplingOptions } from "./engine/generation.js";
export type { KeptPrefix } from "./engine/named-prefixes.js";
export { ChatGLMError, type ChatGLMErrorOptions, type ErrorCode, type ErrorRecord } from "./errors.js";
export type { ExecutorModelOptions } from "./executor-model/executor-model.js";
export type { ActivationMoments, Moments } from "./export/calibrated/activation-moments.js";
export type { MatrixProduct } from "./export/calibrated/matrix-product.js";
export {
  type ConversionProgress,
  type ConvertCheckpointOptions,
  convertCheckpoint,
  type TemplateDifference,
} from "./export/convert-checkpoint.js";
export type { ChatFormat, ChatFormatName, ChatRole, ChatTool, ChatTurn } from "./families/chat-format.js";
export type { ChatFormatChoice, RopeRatioMeaning } from "./families/model-family.js";
export type { Executor, Job, JobCall, JobHandler, JobHandlers, JobOutcome, RunJobOptions } from "./fan-out/executor.js";
export { type FanOutOptions, fanOut } from "./fan-out/fan-out.js";
export type { Json } from "./fan-out/json.js";
export { LocalExecutor, type LocalExecutorOptions } from "./fan-out/local-executor.js";
export type { Outcome, TaskTiming } from "./fan-out/outcome.js";
export { fanOutJobs, jobOutput, runJob } from "./fan-out/run-job.js";
export type { Task } from "./fan-out/run-with-slots.js";
export type { ReleaseSlot, Slots } from "./fan-out/slots.js";
export type { CacheCallOptions } from "./langchain/call-options.js";
export { ChatGLMChatModel, type ChatGLMChatModelCallOptions, type ChatGLMChatModelFields } from "./langchain/chat-model.js";
export { ChatGLM, type ChatGLMCallOptions, type ChatGLMFields } from "./langchain/llm.js";
export type { ModelOptions } from "./langchain/open-backend.js";
export type { OutputSchema, StructuredRunnable } from "./langchain/structured-output.js";
export type { LocalModelOptions, ModelOpener } from "./local-model/local-model.js";
export { boxedModel } from "./model/boxed-model.js";
export { openModel } from "./model/open-model.js";
export type {
  DeviceOption,
  EngineSettings,
  OpenModelOptions,
  OpenVinoDevice,
  SequenceScore,
  TextEvent,
  TextModel,
  TextRequest,
} from "./model/text-generation.js";
export type { CopyingFrame, GraphTarget, ModelManifest, Precision, PromptForm } from "./model-folder/manifest.js";
export { RemoteError, type RemoteErrorDetails } from "./remote-model/remote-error.js";
export type { RemoteModelOptions } from "./remote-model/remote-options.js";
export { RemoteVisionModel, type RemoteVisionModelOptions } from "./remote-model/remote-vision-model.js";
export type {
  DocumentSourceOptions,
  DocumentSourceProgress,
  DocumentVectorOptions,
} from "./sources/documents/document-options.js";
export { DocumentSource } from "./sources/documents/document-source.js";
export type {
  DocumentPart,
  DocumentReader,
  DocumentToRead,
  PlacedText,
  Position,
} from "./sources/documents/readers/document-reader.js";
export { GraphSource, type GraphSourceOptions } from "./sources/graph/graph-source.js";
export type { HttpSourceOptions } from "./sources/http/http-options.js";
export { HttpSource } from "./sources/http/http-source.js";
export { type PictureReaderOptions, pictureReader } from "./sources/images/picture-reader.js";
export { type PictureReading, PictureSource, type PictureSourceOptions } from "./sources/images/picture-source.js";
export type {
  DirectAnswer,
  DirectAnswerInOtherLanguage,
  Evidence,
  FilledQuery,
  FindOptions,
  KnowledgeSource,
  NamedThing,
  PossibleAnswer,
  QueryForm,
  RephrasedQuestion,
  SourceCallOptions,
  SourceContents,
} from "./sources/knowledge-source.js";
export type { McpAddress, McpProcess, McpSourceOptions, McpToolUse } from "./sources/mcp/mcp-options.js";
export { McpSource } from "./sources/mcp/mcp-source.js";
export { type ModelSourceOptions, modelSource } from "./sources/model/model-source.js";
export type { Neo4jSourceOptions } from "./sources/neo4j/neo4j-options.js";
export { Neo4jSource } from "./sources/neo4j/neo4j-source.js";
export { RetrieverSource, type RetrieverSourceOptions } from "./sources/retriever/retriever-source.js";
export { SourceRetriever, type SourceRetrieverOptions } from "./sources/retriever/source-retriever.js";
export type { SkippedFile } from "./sources/skipped-files.js";
export type { SparqlSourceOptions } from "./sources/sparql/sparql-options.js";
export { SparqlSource } from "./sources/sparql/sparql-source.js";
export { TableFiles } from "./sources/tables/databases/files/table-files.js";
export { PostgresDatabase } from "./sources/tables/databases/postgres/postgres-database.js";
export type { QueryLimits } from "./sources/tables/databases/query-limits.js";
export { SqliteDatabase } from "./sources/tables/databases/sqlite/sqlite-database.js";
export { compilePlan, type Statement } from "./sources/tables/plan/compile-plan.js";
export type {
  Aggregate,
  FilterOperator,
  PlanColumn,
  PlanFilter,
  PlanOrder,
  PlanValue,
  QueryPlan,
  QueryResult,
} from "./sources/tables/plan/query-plan.js";
export { quoteStandard, type SqlDialect } from "./sources/tables/plan/sql-dialect.js";
export type { TableNames } from "./sources/tables/rows/column-words.js";
export type { RunPlanOptions, TableDatabase } from "./sources/tables/table-database.js";
export type { TableSourceOptions } from "./sources/tables/table-options.js";
export type { ColumnKind, TableColumn, TableDescription, TableSchema } from "./sources/tables/table-schema.js";
export { TableSource } from "./sources/tables/table-source.js";
export { setWorkerUrl } from "./threads/worker-file.js";
export type { IncrementalDecoder, Tokenizer } from "./tokenizer/tokenizer.js";
export { type AnyEmbeddings, Embedder, type EmbedderOptions } from "./vectors/embedder.js";
export { OcrModel, type OcrModelOptions } from "./vision/ocr/ocr-model.js";
export { type LoadPictureOptions, loadPicture } from "./vision/picture/load-picture.js";
export type { Box, Corners, Picture, Point } from "./vision/picture/picture.js";
export type { PictureBounds } from "./vision/picture/picture-bounds.js";
export type { PictureInput } from "./vision/picture/picture-input.js";
export type { TransformersTask, TransformersWeights } from "./vision/transformers/transformers-task.js";
export { TransformersVisionModel, type TransformersVisionModelOptions } from "./vision/transformers/transformers-vision-model.js";
export type { DescribeOptions, Finding, VisionModel } from "./vision/vision-model.js";

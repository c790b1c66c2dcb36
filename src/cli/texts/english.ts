/** What the command line says, in English. The Chinese catalogue has the same keys. */
export const english = {
  headings: {} as Record<string, string>,
  description: "ChatGLM3 on this machine: convert a checkpoint, ask it, chat with it.",
  language: "language of messages: zh or en (default: from the environment)",
  debug: "show where an error came from",
  version: "print the version",
  help: "print this help",
  modelFolder: "folder written by `langchain-chatglm convert`",
  modelOrBoxed: "folder written by `langchain-chatglm convert` (default: the small model in the box)",
  boxedModel:
    "No --model: this is chatglm-mini, the small model in the box (5.1 million weights). It reads short evidence and knows nothing else.",
  json: "print JSON",
  threads: "threads of one forward pass (default: physical cores)",
  temperature: "0 is greedy (default: 0.8)",
  topP: "nucleus mass kept, 0 < p ≤ 1",
  maxTokens: "most new tokens of an answer",
  seed: "same seed, same answer",
  system: "system prompt",
  notANumber: "not a number in range",
  cancelled: "cancelled",
  convert: {
    description: "Convert a Hugging Face checkpoint (safetensors or .bin) to a folder this library runs",
    checkpoint: "checkpoint folder with config.json, weights and tokenizer.model",
    out: "folder to write",
    precision: "how weights are stored",
    blockSize: "columns that share one scale (default: 128)",
    chatFormat: "prompt format (default: from the checkpoint)",
    overwrite: "replace the output folder when it exists",
    ropeRatio: "what config.json's rope_ratio does, where the model's name does not tell",
    sequences: "most sequences computed together in one step, 1 to 64 (default: 16)",
    left: "left",
    done: (folder: string, size: string, seconds: string): string => `${folder}: ${size} in ${seconds} s`,
    chosenFormat: (format: string, reason: string): string => `prompt format ${format}: ${reason}`,
    otherFormat: (reason: string): string => `${reason} (--chat-format chooses another)`,
    formatReasons: {
      option: (): string => "as --chat-format says",
      "base-name": (name: string): string => `"${name}" ends in -base, the name of a base model`,
      "completion-name": (name: string): string => `"${name}" names a model that only continues text`,
      "generation-name": (name: string): string => `"${name}" names the generation`,
      "interpolated-positions": (): string => "only ChatGLM2's long-context models divide positions",
      "tokenizer-source": (): string => "tokenization_chatglm.py knows this generation's special tokens",
      default: (): string => "no name and no tokenizer source says otherwise",
    },
    noTokenizer: (folder: string): string =>
      `${folder} holds no tokenizer.model: what was made scores token ids, but reads and writes no text.`,
  },
  perplexity: {
    description: "Perplexity of a text, to compare precisions",
    text: "UTF-8 text file, scored as one document",
    ids: "JSON array of token ids, scored as one sequence from position 0",
    window: "tokens scored at once (default: the model's context)",
    details: `A text is tokenised whole and scored behind [gMASK] sop. One that is longer than the window is scored in chunks: each
new chunk follows the quarter window of text before it, which is context only, so every token is counted once.
With --ids nothing is added: meanNll is the mean over i ≥ 1 of -log p(id[i] | id[<i]), natural logarithm.`,
    result: (tokens: number, meanNll: string, perplexity: string): string =>
      `${tokens} tokens, mean negative log-likelihood ${meanNll}, perplexity ${perplexity}`,
    scored: (done: number, total: number): string => `scored ${done} of ${total} tokens`,
  },
  tokenize: {
    description: "Tokenise: a JSON array of strings on standard input, a JSON array of id arrays out",
    decode: "the other way round: id arrays in, strings out",
  },
  index: {
    description: "Read documents ahead, so that the first question about them needn't wait",
    folder: "where the index is kept (default: the system's cache folder)",
    embeddings: "folder of an ONNX encoder: documents are searched by meaning too",
    reading: (done: number, files: number): string => `read ${done} of ${files} files`,
    embedding: (done: number, texts: number): string => `embedded ${done} of ${texts} passages`,
    wordsAlone: (reason: string): string => `Documents are searched by words alone: ${reason}`,
    done: (files: number, left: number, seconds: string): string =>
      `${files} ${files === 1 ? "file" : "files"} looked at in ${seconds} s${left === 0 ? "" : `, left out: ${left}`}`,
  },
  verify: {
    description: "Check every file of a converted model against the manifest's sha256",
    folder: "converted model's folder",
    whole: (files: number, size: string): string => `${files} files, ${size}: as converted`,
  },
  train: {
    description: "Train a ChatGLM of a few million weights, or go on training one",
    data: "folder of .jsonl files: {prompt, completion}, {messages} or {text} a line",
    out: "folder to write: a Hugging Face checkpoint, ready for `convert`",
    from: "checkpoint folder whose weights to start from",
    config: "config.json of a model that starts from random weights",
    tokenizer: "tokenizer.model (default: the checkpoint's, or the teacher's)",
    resume: "go on from the last saved state",
    overwrite: "replace the output folder when it exists",
    steps: "optimiser steps (default: as many as the epochs need)",
    epochs: "times the data is seen (default: 1)",
    length: "tokens of a row, the longest example (default: 256)",
    batchTokens: "tokens per step (default: 4096)",
    learningRate: "highest learning rate (default: 0.001)",
    optimiser: "how weights follow their gradient (default: adamw); muon learns from fewer tokens",
    seed: "orders the data and draws the first weights (default: 0)",
    memory: "MiB for activations; a larger step is run in parts (default: 1024)",
    heldOut: "share of the data to be evaluated on, not trained on (default: 0.02)",
    checkpointEvery: "steps between saved states (default: 100)",
    maxSkipped: "bad lines of data to put up with (default: 100)",
    threads: "threads (default: all processors)",
    device: "what computes (default: cpu); cuda needs an NVIDIA GPU and its libraries",
    step: (step: number, steps: number, loss: string, speed: string, left: string): string =>
      `step ${step}/${steps}  loss ${loss}  ${speed} tokens/s  left ${left}`,
    evaluated: (step: number, loss: string): string => `step ${step}: held-out loss ${loss}`,
    skipped: (place: string, reason: string): string => `${place} skipped: ${reason}`,
    done: (folder: string, steps: number, loss: string): string => `${folder}: ${steps} steps, loss ${loss}`,
  },
  distill: {
    description: "Train a smaller model on what a larger one says",
    teacher: "checkpoint folder, converted model's folder, or .jsonl of recorded answers",
    student: "config.json of the student",
    share: "share of the teacher's distribution in the loss, 0 to 1 (default: 0.5)",
    temperature: "softens teacher and student (default: 2)",
    k: "tokens the teacher names at each place (default: 32)",
    stateWeight: "compare hidden states too, with this weight at first and none at the end (a checkpoint of the same width)",
  },
  ask: {
    description: "Answer a question from documents and a graph, with numbered sources",
    question: "the question",
    documents: "folders or files: Markdown, text, HTML, PDF, DOCX, CSV, JSON",
    graph: "RDF files (Turtle, N-Triples, …)",
    noCache: "neither read nor keep answers",
    temperature: "0 is greedy (default: 0, so that a question gets the same answer again)",
    cacheFolder: "folder of the answer cache (default: in the user's cache folder)",
    sources: "Sources",
    noSources: "No source had anything on this.",
    fromCache: (duration: string): string => `from the cache in ${duration}`,
    failed: (name: string, cause: string): string => `source ${name} did not answer: ${cause}`,
    took: (duration: string): string => `took ${duration}`,
    skipped: (name: string, reason: string): string => `${name} was left out: ${reason}`,
    moreSkipped: (count: number): string => `${count} more files were left out`,
    trace: "write a page that shows how the question was answered (HTML)",
    traced: (file: string): string => `trace: ${file}`,
    noCheck: "let every sentence of the model pass, whether the sources hold it or not",
    timeout: "most seconds for everything before writing (default: 20)",
    noPlan: "never split the question into sub-questions",
    stages: {
      cache: "looking in the answer cache",
      direct: "asking the graph",
      plan: "following a plan",
      sources: "searching the sources",
      merge: "merging what was found",
      write: "writing",
    },
    inStep: (step: number, stage: string): string => `part ${step}: ${stage}`,
    origins: {
      graph: "worked out from the graph, without the model",
      model: "written by the model",
      quotation: "quoted from the sources, not written by the model",
      unknown: "not known: nothing in the sources answers this",
    },
    understoodAs: (question: string): string => `understood as: ${question}`,
    derivation: (path: string): string => `worked out: ${path}`,
    plan: "Sub-questions",
    cutOff: "The answer was cut off: raise --max-tokens.",
  },
  cache: {
    description: "Show or change what the answer cache keeps",
    stats: "how many answers are kept, and what made them",
    list: "every kept answer, a line each",
    get: "the answers kept for a question",
    delete: "forget the answers to a question",
    clear: "forget every answer",
    verify: "check every entry against its checksum",
    statistics: (folder: string, size: string, counts: CacheCounts): string =>
      `${folder}: ${counts.answers} ${counts.answers === 1 ? "answer" : "answers"}, ${size}` +
      `${Object.entries(counts.byOrigin)
        .map(([origin, count]) => `\n  ${origin}: ${count}`)
        .join("")}` +
      `${counts.oldest === undefined ? "" : `\nkept from ${counts.oldest} to ${counts.newest}`}`,
    notKept: "No answer to this question is kept.",
    deleted: (count: number): string => `${count} ${count === 1 ? "answer" : "answers"} forgotten`,
    verified: (answers: number, damaged: number): string => `answers as they were kept: ${answers}; damaged entries: ${damaged}`,
    isDamaged: (count: number): string => `${count} ${count === 1 ? "entry is" : "entries are"} damaged and will not be used.`,
    keptAt: (time: string): string => `kept ${time}`,
  },
  chat: {
    description: "Talk with the model",
    welcome: "Ctrl-C stops an answer, a second one leaves. /clear forgets the conversation, /exit leaves.",
    cleared: "(conversation forgotten)",
    stopped: "(stopped)",
    forgot: "(the oldest exchange was forgotten: the conversation outgrew the model's context)",
    prompt: "you",
  },
};

/** What `cache stats` counts. */
export interface CacheCounts {
  readonly answers: number;
  readonly byOrigin: Readonly<Record<string, number>>;
  readonly oldest: string | undefined;
  readonly newest: string | undefined;
}

export type Texts = typeof english;

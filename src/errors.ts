/** Every failure this library raises on purpose. `code` is stable across versions; messages are for people. */
export type ErrorCode =
  | "INVALID_OPTION"
  | "MODEL_NOT_FOUND"
  | "MODEL_INVALID"
  | "CHECKPOINT_INVALID"
  | "CHECKPOINT_UNSUPPORTED"
  | "TOKENIZER_INVALID"
  | "DOCUMENT_INVALID"
  | "GRAPH_INVALID"
  | "CACHE_STORE_FAILED"
  | "CONTEXT_OVERFLOW"
  | "OVERLOADED"
  | "ABORTED"
  | "DEADLINE_EXCEEDED"
  | "ENGINE_FAILED"
  | "REMOTE_FAILED"
  | "DISK_FULL"
  | "IO_FAILED"
  | "MISSING_PACKAGE";

export interface ChatGLMErrorOptions {
  /** What to do next: a command, an option to change. Shown after the message. */
  readonly remedy?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The one base class of this library's errors. The message says what happened and where (file, offset, field, numbers);
 * `remedy` says what to do next.
 */
export class ChatGLMError extends Error {
  override readonly name: string = "ChatGLMError";
  readonly code: ErrorCode;
  readonly remedy: string | undefined;

  constructor(code: ErrorCode, message: string, options: ChatGLMErrorOptions = {}) {
    super(
      options.remedy === undefined ? message : `${message} ${options.remedy}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.remedy = options.remedy;
  }
}

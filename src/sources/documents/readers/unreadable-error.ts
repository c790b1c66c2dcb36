interface UnreadableOptions {
  readonly remedy?: string | undefined;
  /** What is wrong with it doesn't keep it from being read as plain text. */
  readonly isText?: boolean | undefined;
  readonly cause?: unknown;
}

/** A document that can't be read. The message is the reason, a phrase: "it is protected by a password". */
export class UnreadableError extends Error {
  override readonly name: string = "UnreadableError";
  readonly remedy: string | undefined;
  readonly isText: boolean;

  constructor(reason: string, { remedy, isText = false, cause }: UnreadableOptions = {}) {
    super(reason, cause === undefined ? undefined : { cause });
    this.remedy = remedy;
    this.isText = isText;
  }
}

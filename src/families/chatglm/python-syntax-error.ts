/** Carries a parse failure out of the recursive rules; it never leaves the parser, which returns it as a value. */
export class PythonSyntaxError extends Error {
  override readonly name: string = "PythonSyntaxError";
  /** UTF-16 units from the start of the source. */
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

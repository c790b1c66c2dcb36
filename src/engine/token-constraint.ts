/**
 * Decides which tokens a reply may hold. Made for one request; the engine asks for the mask before each choice and tells what was chosen. A
 * guess of speculative decoding counts only when it is the very choice, so that nothing ever has to be taken back.
 */
export interface TokenConstraint {
  /**
   * Bit id & 31 of word id >>> 5 is set for tokens that may come next; ids beyond the last word may not. Valid until the next call.
   *
   * @param tokensLeft How many more tokens the reply may have, this one included.
   */
  allowedTokens(tokensLeft: number): Uint32Array;
  /** Takes the token that was chosen. */
  accept(id: number): void;
  /** A stop id may come next. */
  readonly mayEnd: boolean;
  /** Nothing but a stop id may come next. */
  readonly mustEnd: boolean;
  /** Tokens were refused only because too few are left: without maxTokens the reply might have gone on. */
  readonly shortened: boolean;
}

/** Takes away all chance from tokens that a constraint refuses, in place; stop ids stand outside its mask. */
export function applyConstraint(
  logits: Float32Array,
  constraint: TokenConstraint,
  tokensLeft: number,
  stopIds: Iterable<number>,
): void {
  const mask = constraint.allowedTokens(tokensLeft);
  const stops: [id: number, logit: number][] = [];
  for (const id of stopIds) stops.push([id, logits[id] ?? Number.NEGATIVE_INFINITY]);
  for (let id = 0; id < logits.length; id += 32) {
    const word = mask[id >>> 5] ?? 0;
    if (word === 0) {
      logits.fill(Number.NEGATIVE_INFINITY, id, id + 32);
    } else if (word !== 0xffffffff) {
      const end = Math.min(id + 32, logits.length);
      for (let at = id; at < end; at += 1) if (((word >>> (at & 31)) & 1) === 0) logits[at] = Number.NEGATIVE_INFINITY;
    }
  }
  for (const [id, logit] of stops) if (id < logits.length) logits[id] = constraint.mayEnd ? logit : Number.NEGATIVE_INFINITY;
}

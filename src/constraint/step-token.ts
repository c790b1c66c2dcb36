/** What reads bytes one by one; null where a byte can't follow. */
export interface ByteSteps<State> {
  step(state: State, byte: number): State | null;
}

/** The state behind a token's bytes. Throws RangeError when the token was not allowed. */
export function stepToken<State>(automaton: ByteSteps<State>, before: State, id: number, bytes: Iterable<number>): State {
  let state: State | null = null;
  for (const byte of bytes) {
    state = automaton.step(state ?? before, byte);
    if (state === null) break;
  }
  if (state === null) throw new RangeError(`token ${id} is not allowed here`);
  return state;
}

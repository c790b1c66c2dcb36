/** One piece of a long text to score: tokens [start, end), of which those before `fresh` are context only. */
export interface PerplexityWindow {
  readonly start: number;
  readonly fresh: number;
  readonly end: number;
}

/**
 * Cuts `length` tokens into windows of at most `capacity`, so that every token is fresh exactly once. Each window after
 * the first begins with the last `overlap` tokens of the one before: a token is predicted from at least that much text.
 */
export function perplexityWindows(length: number, capacity: number, overlap: number): PerplexityWindow[] {
  if (!(overlap >= 0 && overlap < capacity))
    throw new RangeError(`an overlap of ${overlap} tokens leaves nothing of a window of ${capacity}`);
  const windows: PerplexityWindow[] = [];
  for (let fresh = 0; fresh < length; ) {
    const start = Math.max(0, fresh - overlap);
    const end = Math.min(length, start + capacity);
    windows.push({ start, fresh, end });
    fresh = end;
  }
  return windows;
}

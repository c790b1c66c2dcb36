/**
 * Runs generators side by side and yields what each yields, as it comes. Returns their return values, in their order. If one throws, or the
 * caller leaves, the others are ended and their errors dropped.
 */
export async function* mergeStreams<Event, Result>(
  streams: readonly AsyncGenerator<Event, Result, undefined>[],
): AsyncGenerator<Event, Result[], undefined> {
  const results = new Array<Result>(streams.length);
  const step = (index: number) =>
    streams[index]?.next().then(
      (next) => ({ index, next }),
      (error: unknown) => {
        throw error;
      },
    );
  const running = new Map(streams.map((_, index) => [index, step(index)]));
  try {
    while (running.size > 0) {
      const settled = await Promise.race(running.values());
      if (settled === undefined) break;
      const { index, next } = settled;
      if (next.done) {
        results[index] = next.value;
        running.delete(index);
      } else {
        running.set(index, step(index));
        yield next.value;
      }
    }
    return results;
  } finally {
    for (const [index, pending] of running) {
      pending?.catch(() => undefined);
      // A generator that waits for something ends once that settles; nobody waits for it here.
      void streams[index]?.return(undefined as never).catch(() => undefined);
    }
  }
}

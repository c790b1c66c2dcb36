/** How a stream of events is kept going, and ended. */
export interface EventStreamOptions {
  /** Milliseconds without an event after which a comment is sent, so that nobody between takes the connection for dead. */
  readonly heartbeat: number;
  /** Milliseconds that the reader may take for what was sent before. */
  readonly stallTime: number;
  /** Called once, however it ends, with why if it wasn't sent to its end. */
  readonly onEnd: (left: "gone" | "stalled" | undefined) => void;
}

const comment = ": keep-alive\n\n";

/**
 * Server-sent events (WHATWG HTML §9.2) as the body of a response, one at a time, as fast as they are read. The reader leaving, or reading
 * nothing for too long, ends the events.
 *
 * @param frames whole events with their empty lines; must not throw
 */
export function eventStream(
  frames: AsyncGenerator<string>,
  { heartbeat, stallTime, onEnd }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<string>> | undefined;
  let stall: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = (left: "gone" | "stalled" | undefined): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(stall);
    onEnd(left);
    // It may wait for something that ends by `onEnd` only.
    if (left !== undefined) void frames.return(undefined).catch(() => {});
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stall);
        next ??= frames.next();
        const text = await frameOrComment(next, heartbeat);
        if (text !== comment) next = undefined;
        if (isOver) return;
        if (text === undefined) {
          controller.close();
          end(undefined);
          return;
        }
        controller.enqueue(encoder.encode(text));
        stall = setTimeout(() => end("stalled"), stallTime);
      },
      cancel: () => end("gone"),
    },
    { highWaterMark: 0 },
  );
}

/** The next frame, a comment if it is late, or undefined behind the last one. */
function frameOrComment(next: Promise<IteratorResult<string>>, heartbeat: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(comment), heartbeat);
    const settle = (result: IteratorResult<string> | undefined): void => {
      clearTimeout(timer);
      resolve(result?.done === false ? result.value : undefined);
    };
    next.then(settle, () => settle(undefined));
  });
}

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
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** When the last event was sent, and whether the reader has asked for the next one. */
  let sentAt = performance.now();
  let isAwaited = false;
  let isOver = false;
  const end = (left: "gone" | "stalled" | undefined): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(watch);
    onEnd(left);
    // It may wait for something that ends by `onEnd` only.
    if (left !== undefined) void frames.return(undefined).catch(() => {});
  };
  // One timer for the whole stream: timers of their own would cost each event as much as writing it does.
  const watch = setInterval(
    () => {
      const quiet = performance.now() - sentAt;
      if (!isAwaited && quiet >= stallTime) end("stalled");
      else if (isAwaited && quiet >= heartbeat) send(comment);
    },
    Math.max(1, Math.min(heartbeat, stallTime) / 4),
  );
  const send = (text: string): void => {
    sentAt = performance.now();
    controller?.enqueue(encoder.encode(text));
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (started) => {
        controller = started;
      },
      async pull() {
        isAwaited = true;
        const { done, value } = await frames.next();
        isAwaited = false;
        if (isOver) return;
        if (done !== true) return send(value);
        controller?.close();
        end(undefined);
      },
      cancel: () => end("gone"),
    },
    { highWaterMark: 0 },
  );
}

/** A server-sent event: its name, empty for OpenAI's, and its data. */
export interface EventFrame {
  readonly name: string;
  readonly data: string;
}

/** A stream of bytes as the events in it. Comments are passed over; what is cut off at the end is no event. */
export async function* eventFrames(bytes: ReadableStream<Uint8Array>): AsyncGenerator<EventFrame> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const frames = text.split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) {
        const event = parsed(frame);
        if (event !== undefined) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parsed(frame: string): EventFrame | undefined {
  let name = "";
  const data: string[] = [];
  for (const line of frame.split("\n")) {
    if (line.startsWith("event: ")) name = line.slice(7);
    else if (line.startsWith("data: ")) data.push(line.slice(6));
  }
  return data.length === 0 ? undefined : { name, data: data.join("\n") };
}

import { RemoteError } from "./remote-error.js";

/** Most characters of one event, and most bytes of one whole reply. */
const longestEvent = 1 << 20;
const longestReply = 64 << 20;
/** What still may come after the last event, so that the connection can serve the next request: bytes and milliseconds. */
const longestTail = 1 << 16;
const tailTime = 100;

const done = "[DONE]";

/**
 * Server-sent events (WHATWG HTML §9.2), cut apart and bounded before any parser sees them: yields one whole event at a time, its `data` lines
 * only, and ends after `[DONE]`. Linear in the bytes, however they are cut. Lines end with LF or CRLF.
 *
 * @throws RemoteError REMOTE_FAILED when an event or the reply passes its bound
 */
export async function* eventFrames(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const event = new EventText();
  let bytes = 0;
  let whole = false;
  try {
    while (!whole) {
      const piece = await reader.read();
      bytes += piece.value?.byteLength ?? 0;
      if (bytes > longestReply) throw new RemoteError("REMOTE_FAILED", `The server's reply passes ${longestReply} bytes.`);
      // A last event may lack its empty line.
      const text = piece.done ? `${decoder.decode()}\n\n` : decoder.decode(piece.value, { stream: true });
      for (const data of event.push(text)) {
        yield encoder.encode(data);
        whole = data.startsWith(`data: ${done}`);
        if (whole) break;
      }
      if (piece.done) return;
    }
    await readTail(reader);
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Collects lines into events. */
class EventText {
  #line: string[] = [];
  #data: string[] = [];
  #length = 0;

  *push(text: string): Generator<string> {
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      this.#grow(text.slice(start, end));
      start = end + 1;
      const line = this.#line.join("").replace(/\r$/, "");
      this.#line = [];
      if (line.startsWith("data:")) this.#data.push(`data: ${line.slice(5).trimStart()}\n`);
      if (line !== "") continue;
      if (this.#data.length > 0) yield `${this.#data.join("")}\n`;
      this.#data = [];
      this.#length = 0;
    }
    this.#grow(text.slice(start));
  }

  #grow(text: string): void {
    // One more for the line end: a flood of comments is an event that never ends, too.
    this.#length += text.length + 1;
    if (this.#length > longestEvent) {
      throw new RemoteError("REMOTE_FAILED", `The server sent more than ${longestEvent} characters without ending an event.`);
    }
    if (text !== "") this.#line.push(text);
  }
}

/** Reads what follows the last event, for a moment: a body read to its end gives its connection back. */
async function readTail(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => void reader.cancel().catch(() => {}), tailTime);
  try {
    for (let left = longestTail; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
  } catch {
    // The reply is whole; how its connection ends is nobody's business.
  } finally {
    clearTimeout(timer);
  }
}

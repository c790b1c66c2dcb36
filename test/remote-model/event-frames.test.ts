import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventFrames } from "../../src/remote-model/event-frames.js";

/** A body in these pieces, and whether its reader let it go. */
function body(pieces: Iterable<Uint8Array>): { stream: ReadableStream<Uint8Array>; left: () => boolean } {
  let left = false;
  const iterator = pieces[Symbol.iterator]();
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      left = true;
    },
  });
  return { stream, left: () => left };
}

async function read(stream: ReadableStream<Uint8Array>): Promise<string[]> {
  const frames: string[] = [];
  for await (const frame of eventFrames(stream)) frames.push(new TextDecoder().decode(frame));
  return frames;
}

function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const borders = [0, ...places.map((place) => place % (bytes.length + 1)).sort((left, right) => left - right), bytes.length];
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
}

describe("eventFrames", () => {
  it("gives the same events however the bytes are cut", async () => {
    const line = fc.oneof(
      fc.string({ unit: fc.constantFrom("龙", "a", " ", ":", "\u{1f409}") }).map((text) => `data: x${text}`),
      fc.constantFrom(": comment", "event: thread.message", "id: 7", "data:{}", "data", "", "", "[DONE]"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom("\n", "\r\n"),
        fc.array(fc.nat(), { maxLength: 30 }),
        async (lines, lineEnd, places) => {
          const bytes = new TextEncoder().encode(lines.map((text) => text + lineEnd).join(""));
          const expected = lines
            .join("\n")
            .split(/\n\n+/)
            .map((event) => event.split("\n").filter((text) => text.startsWith("data:")))
            .filter((data) => data.length > 0)
            .map((data) => `${data.map((text) => `data: ${text.slice(5).trimStart()}\n`).join("")}\n`);
          expect(await read(body(cutAt(bytes, places)).stream)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("reads a byte order mark, a last event without an end, and nothing after the end mark", async () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect(await read(body([bytes("\ufeffdata: 1\n\ndata: 2")]).stream)).toEqual(["data: 1\n\n", "data: 2\n\n"]);
    const long = body([bytes("data: [DONE]\n\ndata: 3\n\n"), ...Array(1000).fill(bytes("data: 4\n\n".repeat(1000)))]);
    expect(await read(long.stream)).toEqual(["data: [DONE]\n\n"]);
    expect(long.left()).toBe(true);
  });

  it("takes time linear in the bytes when they come one by one", async () => {
    const event = new TextEncoder().encode(`data: ${"x".repeat(50_000)}\n\n`);
    function* bytes(): Generator<Uint8Array> {
      for (let index = 0; index < event.length; index++) yield event.subarray(index, index + 1);
    }
    const frames = await read(body(bytes()).stream);
    expect(frames.map((frame) => frame.length)).toEqual([event.length]);
  });

  it("lets go of the body when its reader leaves, and when an event is too long", async () => {
    const event = new TextEncoder().encode("data: 1\n\n");
    const left = body(Array(100).fill(event));
    for await (const _ of eventFrames(left.stream)) break;
    expect(left.left()).toBe(true);
    const long = body(Array(100).fill(new Uint8Array(1 << 16).fill(120)));
    await expect(read(long.stream)).rejects.toMatchObject({ code: "REMOTE_FAILED" });
    expect(long.left()).toBe(true);
  });
});

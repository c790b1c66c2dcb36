import fc from "fast-check";
import { expect, it } from "vitest";
import { eventFrames } from "../../page/src/asking/event-frames.js";

const text = 'event: answer-text\ndata: {"text":"茶🍵"}\n\n: keep-alive\n\ndata: [DONE]\n\ndata: cut off';

it("finds the events in a stream, however its bytes come", async () => {
  const bytes = new TextEncoder().encode(text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length })), async (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const [index, start] of places.entries()) controller.enqueue(bytes.slice(start, places[index + 1]));
          controller.close();
        },
      });
      const found: unknown[] = [];
      for await (const event of eventFrames(stream)) found.push(event);
      expect(found).toEqual([
        { name: "answer-text", data: '{"text":"茶🍵"}' },
        { name: "", data: "[DONE]" },
      ]);
    }),
    { numRuns: 50 },
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AttemptReader } from "../../src/distributed/executor/attempt-reader.js";
import type { WorkerMessage } from "../../src/distributed/protocol/messages.js";
import type { JobOutcome } from "../../src/fan-out/executor.js";
import type { Json } from "../../src/fan-out/json.js";

const ok: JobOutcome = { status: "ok", value: "done", waitedMs: 1, ranMs: 1 };
const events = (attempt: number, offset: number, ...told: Json[]): WorkerMessage => ({
  type: "events",
  job: "j",
  attempt,
  offset,
  events: told,
});
const end = (attempt: number, ...told: Json[]): WorkerMessage => ({ type: "end", job: "j", attempt, events: told, outcome: ok });
const text = (piece: string): Json => ({ type: "text-delta", text: piece });

function readAll(messages: readonly WorkerMessage[]): {
  readonly shown: readonly Json[];
  readonly outcome: JobOutcome | undefined;
} {
  const reader = new AttemptReader();
  const shown: Json[] = [];
  for (const message of messages) {
    const news = reader.read(message);
    shown.push(...news.events);
    if (news.outcome !== undefined) return { shown, outcome: news.outcome };
  }
  return { shown, outcome: undefined };
}

describe("what workers tell", () => {
  it("is shown as it comes, and ends with the end", () => {
    const { shown, outcome } = readAll([events(1, 0), events(1, 0, "a", "b"), events(1, 2, "c"), end(1, "a", "b", "c", "d")]);
    expect(shown).toEqual(["a", "b", "c", "d"]);
    expect(outcome).toBe(ok);
  });

  it("goes on behind what another attempt told, wherever its pieces are cut", () => {
    const { shown } = readAll([
      events(1, 0, text("The sk"), text("y is")),
      events(2, 0, text("The ")),
      events(2, 1, text("sky is b"), text("lue")),
      end(2, text("The "), text("sky is b"), text("lue")),
    ]);
    expect(shown).toEqual([text("The sk"), text("y is"), text(" b"), text("lue")]);
  });

  it("is no longer heard once another attempt began", () => {
    const { shown, outcome } = readAll([
      events(1, 0, "a"),
      events(2, 0),
      events(1, 1, "late"),
      end(1, "a", "late"),
      end(2, "a", "b"),
    ]);
    expect(shown).toEqual(["a", "b"]);
    expect(outcome).toBe(ok);
  });

  it("keeps texts that grow side by side apart: a reply's, and each call's arguments", () => {
    const call = (index: number, args: string): Json => ({ type: "tool-call-delta", index, args });
    const { shown } = readAll([
      events(1, 0, text("a"), call(0, "{"), call(1, "[")),
      end(2, text("a"), call(0, "{}"), call(1, "[]")),
    ]);
    expect(shown).toEqual([text("a"), call(0, "{"), call(1, "["), call(0, "}"), call(1, "]")]);
  });

  it("that is another text than the one shown is a failure, and none of it is shown", () => {
    const { shown, outcome } = readAll([events(1, 0, text("blue")), events(2, 0, text("blurred"))]);
    expect(shown).toEqual([text("blue")]);
    expect(outcome).toMatchObject({ status: "failed", error: { code: "JOB_FAILED", message: /4 characters/ } });
  });

  it("is whole, once and in order, whatever is lost, doubled or late, and however often it is begun anew", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 4 }).map(text),
      fc.nat().map((step): Json => ({ type: "progress", step })),
    );
    const story = fc.array(piece, { maxLength: 20 });
    const seed = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 4 }), seed, (told, attempts, chance) => {
        const draw = (below: number): number => (chance.next().value ?? 0) % below;
        const messages: WorkerMessage[] = [];
        for (let attempt = 1; attempt <= attempts; attempt += 1) {
          const upTo = attempt === attempts ? told.length : draw(told.length + 1);
          for (let offset = 0; offset < upTo; ) {
            const next = Math.min(upTo, offset + 1 + draw(4));
            const message = events(attempt, offset, ...told.slice(offset, next));
            // Lost, once, twice.
            for (let copies = draw(3); copies > 0; copies -= 1)
              messages.splice(messages.length - draw(messages.length + 1), 0, message);
            offset = next;
          }
        }
        messages.push(end(attempts, ...told));
        const { shown, outcome } = readAll(messages);
        const joined = (list: readonly Json[]): string =>
          list.map((one) => (one as { readonly text?: string }).text ?? "").join("");
        const steps = (list: readonly Json[]): Json[] =>
          list.filter((one) => (one as { readonly type: string }).type === "progress");
        expect(outcome).toBe(ok);
        expect(joined(shown)).toBe(joined(told));
        expect(steps(shown)).toEqual(steps(told));
      }),
      { numRuns: 500 },
    );
  });
});

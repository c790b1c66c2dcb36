import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReleaseSlot, Slots } from "../../src/fan-out/slots.js";
import { LATER_PER_STEP, WaitingLine } from "../../src/fan-out/waiting-line.js";

const living = new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("WaitingLine", () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant("join" as const), priority: fc.nat(5) }),
    fc.record({ type: fc.constant("next" as const) }),
    fc.record({ type: fc.constant("leave" as const), who: fc.nat(30) }),
  );

  it("lets nobody starve: whoever came later passes by at most priority × 16 times", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const line = new WaitingLine<number>();
        const waiting = new Map<number, { readonly priority: number; passed: number; readonly leave: () => void }>();
        let arrivals = 0;
        const serve = (): void => {
          const served = line.next();
          expect(served === undefined).toBe(waiting.size === 0);
          if (served === undefined) return;
          const { priority } = waiting.get(served) ?? expect.fail("served twice, or after it left");
          waiting.delete(served);
          for (const [id, other] of waiting) {
            if (id < served) other.passed += 1;
            expect(other.passed).toBeLessThanOrEqual(other.priority * LATER_PER_STEP);
            if (id < served) expect(other.priority).toBeGreaterThan(priority);
          }
        };
        for (const action of steps) {
          if (action.type === "join") {
            const id = arrivals++;
            waiting.set(id, { priority: action.priority, passed: 0, leave: line.join(id, action.priority) });
          } else if (action.type === "next") serve();
          else {
            waiting.get(action.who)?.leave();
            waiting.delete(action.who);
          }
        }
        while (waiting.size > 0) serve();
        expect(line.next()).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("serves the least urgent one while more urgent ones never stop coming", () => {
    const line = new WaitingLine<string>();
    line.join("patient", 3);
    const served: (string | undefined)[] = [];
    for (let round = 0; round < 100; round += 1) {
      line.join("urgent", 0);
      served.push(line.next());
    }
    expect(served.indexOf("patient")).toBe(3 * LATER_PER_STEP - 1);
  });
});

describe("Slots", () => {
  it("gives a free slot to the most urgent, and to the first among equals", async () => {
    const slots = new Slots(1);
    const release = await slots.acquire(living);
    const served: string[] = [];
    const wait = (name: string, priority: number) =>
      slots.acquire(living, priority).then((done: ReleaseSlot) => {
        served.push(name);
        done();
      });
    const all = [wait("later", 2), wait("soon", 1), wait("soon too", 1), wait("now", 0)];
    release();
    await Promise.all(all);
    expect(served).toEqual(["now", "soon", "soon too", "later"]);
  });

  it("passes over those who left, and refuses a priority that makes no sense", async () => {
    const slots = new Slots(1);
    const release = await slots.acquire(living);
    const leaving = new AbortController();
    const left = slots.acquire(leaving.signal);
    const next = slots.acquire(living, 1);
    leaving.abort("gone");
    await expect(left).rejects.toBe("gone");
    await expect(slots.acquire(living, 0.5)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    release();
    (await next)();
    await expect(slots.acquire(living)).resolves.toBeTypeOf("function");
  });

  it("never has more slots taken than there are, and always ends", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ priority: fc.nat(3), leaves: fc.boolean() }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        async (callers, count) => {
          const slots = new Slots(count);
          let taken = 0;
          let most = 0;
          await Promise.all(
            callers.map(async ({ priority, leaves }) => {
              const controller = new AbortController();
              if (leaves) void turn().then(() => controller.abort("left"));
              const release = await slots.acquire(controller.signal, priority).catch(() => undefined);
              if (release === undefined) return;
              taken += 1;
              most = Math.max(most, taken);
              await turn();
              taken -= 1;
              release();
            }),
          );
          expect(most).toBeLessThanOrEqual(count);
          expect(taken).toBe(0);
        },
      ),
      { numRuns: 50 },
    );
  });
});

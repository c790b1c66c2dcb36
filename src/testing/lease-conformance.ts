import type { Leases } from "../answer-cache/leases/leases.js";
import { wait } from "../async/wait.js";
import { defineSuite, type SuiteCase, type TestRunner } from "./test-runner.js";

/** The leases to be tested, and where their tests are registered. */
export interface LeaseConformanceOptions {
  /** Shown before the tests' names. */
  readonly name: string;
  /** Leases that nobody has taken. */
  open(): Leases | Promise<Leases>;
  /** Called when a test is over. */
  release?(leases: Leases): Promise<void> | void;
  /** Tests that can't pass, each with its reason. An unknown test name is an error. Defaults to none. */
  readonly skips?: Readonly<Record<string, string>>;
}

const LONG = 60_000;
/** Milliseconds: over soon, but not before the next call. */
const SHORT = 400;

const cases: readonly SuiteCase<Leases>[] = [
  {
    name: "gives a lease to one of many who want it at once, and tells the others who has it",
    run: async (leases, expect) => {
      const all = await Promise.all(Array.from({ length: 40 }, (_, index) => leases.take("a", `holder-${index}`, LONG)));
      const winner = all.findIndex(({ status }) => status === "taken");
      expect(all.filter(({ status }) => status === "taken").length).toBe(1);
      expect(await leases.take("a", "late", LONG)).toEqual({ status: "held", by: `holder-${winner}` });
      expect((await leases.take("b", "late", LONG)).status).toBe("taken");
    },
  },
  {
    name: "lets the holder alone extend and release it",
    run: async (leases, expect) => {
      await leases.take("a", "one", LONG);
      expect(await leases.extend("a", "other", LONG)).toBe(false);
      await leases.release("a", "other");
      expect((await leases.take("a", "other", LONG)).status).toBe("held");
      expect(await leases.extend("a", "one", LONG)).toBe(true);
      await leases.release("a", "one");
      await leases.release("a", "one");
      expect(await leases.extend("a", "one", LONG)).toBe(false);
      expect((await leases.take("a", "other", LONG)).status).toBe("taken");
    },
  },
  {
    name: "gives a lease whose time is over to one of many, and not before",
    run: async (leases, expect) => {
      const begun = performance.now();
      await leases.take("a", "one", SHORT);
      let taken: readonly string[] = [];
      while (taken.length === 0 && performance.now() - begun < LONG / 6) {
        const all = await Promise.all(
          Array.from({ length: 10 }, async (_, index) => {
            const { status } = await leases.take("a", `holder-${index}`, LONG);
            return status === "taken" ? `holder-${index}` : "";
          }),
        );
        taken = all.filter((holder) => holder !== "");
        await wait(20);
      }
      expect(taken.length).toBe(1);
      // Clocks count in milliseconds.
      expect(performance.now() - begun).toBeGreaterThan(SHORT - 20);
      expect(await leases.extend("a", "one", LONG)).toBe(false);
      await leases.release("a", "one");
      expect(await leases.take("a", "late", LONG)).toEqual({ status: "held", by: taken[0] ?? "" });
    },
  },
  {
    name: "keeps a lease that is extended beyond its first end",
    run: async (leases, expect) => {
      await leases.take("a", "one", LONG / 60);
      expect(await leases.extend("a", "one", LONG)).toBe(true);
      await wait(LONG / 60 + 50);
      expect((await leases.take("a", "other", LONG)).status).toBe("held");
    },
  },
];

/** Defines the tests that the leases of every store pass. */
export function leaseTests(runner: TestRunner, { name, open, release, skips }: LeaseConformanceOptions): void {
  defineSuite(runner, {
    title: `${name}: Leases`,
    cases,
    skips,
    open: async () => {
      const subject = await open();
      return { subject, release: () => release?.(subject) };
    },
  });
}

import { ChatGLMError } from "../errors.js";
import type { KnowledgeSource } from "../sources/knowledge-source.js";
import { defineSuite, type SuiteCase, type TestRunner } from "./test-runner.js";

/** What one test asks, and whom. */
interface SourceUnderTest {
  /** A source of the same content each time. */
  readonly open: () => KnowledgeSource | Promise<KnowledgeSource>;
  /** Finds at least two pieces of evidence. */
  readonly question: string;
  /** Finds nothing. Left out if the source always answers. */
  readonly unknown?: string | undefined;
}

/** The source to be tested, and where its tests are registered. */
export interface KnowledgeSourceConformanceOptions extends SourceUnderTest {
  /** Shown before the tests' names. */
  readonly name: string;
  /** Tests that can't pass, each with its reason. An unknown test name is an error. Defaults to none. */
  readonly skips?: Readonly<Record<string, string>>;
}

const hostile = ["", "   ", "((([[[*+?\\", "的", "the", "\u0000\ud800", "茶".repeat(50_000), '"); DROP TABLE'];

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ChatGLMError ? error.code : error;
}

const cases: readonly SuiteCase<SourceUnderTest>[] = [
  {
    name: "has a name and gives it to its evidence",
    run: async ({ open, question }, expect) => {
      const source = await open();
      expect(source.name.length).toBeGreaterThan(0);
      for (const { source: name } of await source.find(question, { limit: 5 })) expect(name).toBe(source.name);
    },
  },
  {
    name: "gives text, place and a finite score, best first",
    run: async ({ open, question }, expect) => {
      const evidence = await (await open()).find(question, { limit: 10 });
      expect(evidence.length).toBeGreaterThan(1);
      expect(evidence[0]?.score).toBe(1);
      for (const [index, { text, location, score }] of evidence.entries()) {
        expect(text.trim().length).toBeGreaterThan(0);
        expect(location.trim().length).toBeGreaterThan(0);
        const inOrder = score >= 0 && score <= (evidence[index - 1]?.score ?? 1);
        expect(inOrder).toBe(true);
      }
    },
  },
  {
    name: "keeps to the limit",
    run: async ({ open, question }, expect) => {
      const source = await open();
      const [best] = await source.find(question, { limit: 10 });
      const limited = await source.find(question, { limit: 1 });
      expect(limited.map(({ text, location }) => [text, location])).toEqual([[best?.text, best?.location]]);
    },
  },
  {
    name: "answers the same question the same way, also at the same time, and shares no mutable state",
    run: async ({ open, question }, expect) => {
      const source = await open();
      const [first, second] = await Promise.all([source.find(question, { limit: 5 }), source.find(question, { limit: 5 })]);
      expect(second).toEqual(first);
      const expected = structuredClone(first);
      first.splice(0);
      expect(await source.find(question, { limit: 5 })).toEqual(expected);
    },
  },
  {
    name: "finds nothing for a question about something else",
    run: async ({ open, unknown }, expect) => {
      if (unknown !== undefined) expect(await (await open()).find(unknown, { limit: 5 })).toEqual([]);
    },
  },
  ...hostile.map(
    (text, index): SuiteCase<SourceUnderTest> => ({
      name: `takes any text for a question (${index})`,
      run: async ({ open }, expect) => {
        for (const { score } of await (await open()).find(text, { limit: 3 })) expect(Number.isFinite(score)).toBe(true);
      },
    }),
  ),
  {
    name: "rejects with ABORTED under a signal that has fired, and works afterwards",
    run: async ({ open, question }, expect) => {
      const source = await open();
      expect(await codeOf(source.find(question, { limit: 3, signal: AbortSignal.abort() }))).toBe("ABORTED");
      expect((await source.find(question, { limit: 3 })).length).toBeGreaterThan(0);
    },
  },
  {
    name: "rejects with ABORTED when the signal fires during the first search, without spoiling it for others",
    run: async ({ open, question }, expect) => {
      const source = await open();
      const controller = new AbortController();
      const leaving = codeOf(source.find(question, { limit: 3, signal: controller.signal }));
      const staying = source.find(question, { limit: 3 });
      controller.abort();
      expect(await leaving).toBe("ABORTED");
      expect((await staying).length).toBeGreaterThan(0);
    },
  },
  {
    name: "identifies its content by a stable string, where it can",
    run: async ({ open }, expect) => {
      const [one, other] = [await open(), await open()];
      expect(await other.fingerprint?.()).toEqual(await one.fingerprint?.());
    },
  },
];

/** Defines the tests that every KnowledgeSource passes, whatever it is made of. */
export function knowledgeSourceTests(runner: TestRunner, options: KnowledgeSourceConformanceOptions): void {
  const { name, skips = {}, ...subject } = options;
  const always = subject.unknown === undefined ? { "finds nothing for a question about something else": "always answers" } : {};
  defineSuite(runner, {
    title: `${name}: a KnowledgeSource`,
    cases,
    skips: { ...always, ...skips },
    open: async () => ({ subject }),
  });
}

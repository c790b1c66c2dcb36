/** The part of vitest's (or jest's) `expect` that the suites use. */
export type Expect = (value: unknown) => {
  /** The same value, by `Object.is`. */
  toBe(expected: unknown): void;
  /** Equal in depth. */
  toEqual(expected: unknown): void;
  /** Holds these fields, in depth. */
  toMatchObject(expected: object | readonly object[]): void;
  /** A larger number. */
  toBeGreaterThan(expected: number): void;
};

/** The part of vitest (or jest) that the suites use. */
export interface TestRunner {
  /** Groups tests. */
  describe(name: string, define: () => void): void;
  /** Registers a test. */
  it: {
    (name: string, run: () => Promise<void>): void;
    /** Registers a test that isn't run. */
    skip(name: string, run: () => Promise<void>): void;
  };
  expect: Expect;
}

/** One test of a suite: what it is called, and what it does with a subject of its own. */
export interface SuiteCase<Subject> {
  readonly name: string;
  readonly run: (subject: Subject, expect: Expect) => Promise<void>;
}

/** What one test has to itself. */
export interface SubjectUnderTest<Subject> {
  readonly subject: Subject;
  /** Called when the test is over. */
  release?(): Promise<void> | void;
}

export interface SuiteOptions<Subject, Case extends SuiteCase<Subject>> {
  readonly title: string;
  readonly cases: readonly Case[];
  open(testCase: Case): Promise<SubjectUnderTest<Subject>>;
  /** Tests that can't pass, each with its reason. */
  readonly skips?: Readonly<Record<string, string>> | undefined;
  /** Every name a skip may have. Defaults to those of `cases`. */
  readonly names?: ReadonlySet<string> | undefined;
}

/** Hands a suite's tests to the runner. Throws RangeError for a skip that names no test. */
export function defineSuite<Subject, Case extends SuiteCase<Subject>>(
  { describe, it, expect }: TestRunner,
  { title, cases, open, skips = {}, names = new Set(cases.map(({ name }) => name)) }: SuiteOptions<Subject, Case>,
): void {
  const unknown = Object.keys(skips).find((name) => !names.has(name));
  if (unknown !== undefined) throw new RangeError(`no test is named ${unknown}`);
  describe(title, () => {
    for (const testCase of cases) {
      const body = async (): Promise<void> => {
        const { subject, release } = await open(testCase);
        try {
          await testCase.run(subject, expect);
        } finally {
          await release?.();
        }
      };
      const reason = skips[testCase.name];
      if (reason === undefined) it(testCase.name, body);
      else it.skip(`${testCase.name} (${reason})`, body);
    }
  });
}

import { chatModelMessageCases } from "./chat-model-message-cases.js";
import { chatModelToolCases } from "./chat-model-tool-cases.js";
import { chatModelUnitCases } from "./chat-model-unit-cases.js";
import type { ConformanceCase, ConformingChatModel, Expect, StandardParameters } from "./conformance-case.js";
import type { ScriptedReply } from "./scripted-model.js";

/** The part of vitest (or jest) that the suites use. */
export interface TestRunner {
  describe(name: string, define: () => void): void;
  it: {
    (name: string, run: () => Promise<void>): void;
    skip(name: string, run: () => Promise<void>): void;
  };
  expect: Expect;
}

/** A model that one test had to itself. */
export interface ModelUnderTest {
  readonly model: ConformingChatModel;
  /** Called when the test is over. */
  release?(): Promise<void>;
}

export interface ChatModelConformanceOptions {
  /** Shown before the tests' names. */
  readonly name: string;
  /**
   * Makes the model for one test. `replies` is what a model that does as it is told would say, for models that play a script
   * (`writeScriptedModel` writes one, an HTTP server can as well); real ones ignore it.
   */
  createModel(parameters: StandardParameters, replies: readonly ScriptedReply[]): Promise<ModelUnderTest>;
  /** Tests that can't pass, each with its reason. A name that is no test's is an error. Defaults to none. */
  readonly skips?: Readonly<Record<string, string>>;
}

const plainAnswer: readonly ScriptedReply[] = ["Hello! How can I help you today?"];

/** Defines LangChain's unit tests for a chat model, under LangChain's names. */
export function chatModelUnitTests(runner: TestRunner, options: ChatModelConformanceOptions): void {
  define(runner, `${options.name}: LangChain's unit tests`, chatModelUnitCases, options);
}

/** Defines LangChain's integration tests for a chat model, under LangChain's names. */
export function chatModelIntegrationTests(runner: TestRunner, options: ChatModelConformanceOptions): void {
  define(runner, `${options.name}: LangChain's integration tests`, [...chatModelMessageCases, ...chatModelToolCases], options);
}

function define(
  { describe, it, expect }: TestRunner,
  title: string,
  cases: readonly ConformanceCase[],
  { createModel, skips = {} }: ChatModelConformanceOptions,
): void {
  const names = new Set([...chatModelUnitCases, ...chatModelMessageCases, ...chatModelToolCases].map(({ name }) => name));
  const unknown = Object.keys(skips).find((name) => !names.has(name));
  if (unknown !== undefined) throw new RangeError(`no test is named ${unknown}`);
  describe(title, () => {
    for (const { name, replies = plainAnswer, parameters = {}, run } of cases) {
      const body = async (): Promise<void> => {
        const { model, release } = await createModel(parameters, replies);
        try {
          await run(model, expect);
        } finally {
          await release?.();
        }
      };
      const reason = skips[name];
      if (reason === undefined) it(name, body);
      else it.skip(`${name} (${reason})`, body);
    }
  });
}

import { chatModelMessageCases } from "./chat-model-message-cases.js";
import { chatModelToolCases } from "./chat-model-tool-cases.js";
import { chatModelUnitCases } from "./chat-model-unit-cases.js";
import type { ConformanceCase, ConformingChatModel, StandardParameters } from "./conformance-case.js";
import type { ScriptedReply } from "./scripted-model.js";
import { defineSuite, type TestRunner } from "./test-runner.js";

/** A model that one test had to itself. */
export interface ModelUnderTest {
  readonly model: ConformingChatModel;
  /** Called when the test is over. */
  release?(): Promise<void>;
}

/** The chat model to be tested, and where its tests are registered. */
export interface ChatModelConformanceOptions {
  /** Shown before the tests' names. */
  readonly name: string;
  /**
   * Makes the model for one test. `replies` is what a model that does as it is told would say, for models that play a script
   * (`writeScriptedModel` writes one, an HTTP server can as well); real ones ignore it.
   */
  createModel(parameters: StandardParameters, replies: readonly ScriptedReply[]): Promise<ModelUnderTest>;
  /** Tests that can't pass, each with its reason. An unknown test name is an error. Defaults to none. */
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

const names: ReadonlySet<string> = new Set(
  [...chatModelUnitCases, ...chatModelMessageCases, ...chatModelToolCases].map(({ name }) => name),
);

function define(
  runner: TestRunner,
  title: string,
  cases: readonly ConformanceCase[],
  { createModel, skips }: ChatModelConformanceOptions,
): void {
  defineSuite<ConformingChatModel, ConformanceCase>(runner, {
    title,
    cases,
    names,
    skips,
    open: async ({ parameters = {}, replies = plainAnswer }) => {
      const { model, release } = await createModel(parameters, replies);
      return { subject: model, ...(release === undefined ? {} : { release }) };
    },
  });
}

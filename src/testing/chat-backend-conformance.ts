import type { ChatBackend } from "../chat/chat-backend.js";
import { type ChatBackendCase, type ChatBackends, chatBackendCases } from "./chat-backend-cases.js";
import type { ScriptedReply } from "./scripted-model.js";
import { defineSuite, type TestRunner } from "./test-runner.js";

/** The backend to be tested, and where its tests are registered. */
export interface ChatBackendConformanceOptions {
  /** Shown before the tests' names. */
  readonly name: string;
  /** A backend of one test's own that replies `replies[n]` to the n-th user or tool message (`writeScriptedModel` writes such a model). */
  createBackend(replies: readonly ScriptedReply[]): Promise<ChatBackend>;
  /** A backend that can't answer: its folder is missing, its server is down. */
  createBroken(): Promise<ChatBackend>;
  /** Tests that can't pass, each with its reason. An unknown test name is an error. Defaults to none. */
  readonly skips?: Readonly<Record<string, string>>;
}

/** Defines the tests that every ChatBackend passes. Both backends are closed after each. */
export function chatBackendTests(runner: TestRunner, options: ChatBackendConformanceOptions): void {
  defineSuite<ChatBackends, ChatBackendCase>(runner, {
    title: `${options.name}: a ChatBackend`,
    cases: chatBackendCases,
    skips: options.skips,
    open: async ({ replies }) => {
      const [backend, broken] = await Promise.all([options.createBackend(replies), options.createBroken()]);
      const release = async (): Promise<void> => {
        await Promise.all([backend.close(), broken.close()]);
      };
      return { subject: { backend, broken }, release };
    },
  });
}

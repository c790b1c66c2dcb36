import { ChatGLMError } from "../errors.js";
import { guardedFetch } from "./guarded-fetch.js";
import type { Secret } from "./secret.js";

/** Longest timer Node.js has: the deadlines are ours. */
const never = 2 ** 31 - 1;

/** Posts a request and gives its events, each parsed from JSON and not looked at further. */
export interface EventsClient {
  post(path: string, body: object, signal: AbortSignal): Promise<AsyncIterable<unknown>>;
}

/**
 * The official `openai` client, held to one server: no retries, no deadlines and no logs of its own, nothing from OPENAI_*
 * variables, and a placeholder for a key.
 *
 * @throws ChatGLMError MISSING_PACKAGE when `openai` is not installed
 */
export async function openEventsClient(baseUrl: string, secret: Secret): Promise<EventsClient> {
  const { OpenAI } = await loadPackage();
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: "placeholder",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: never,
    logLevel: "off",
    fetch: guardedFetch(secret),
  });
  return { post: (path, body, signal) => client.post<AsyncIterable<unknown>>(path, { body, stream: true, signal }) };
}

async function loadPackage(): Promise<typeof import("openai")> {
  try {
    return await import("openai");
  } catch (cause) {
    throw new ChatGLMError("MISSING_PACKAGE", "A model on a server needs the package openai.", {
      remedy: "Run `npm install openai`.",
      cause,
    });
  }
}

import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { type Answer, type AnswerChunk, completeAnswer } from "../../answering/answer.js";
import { AnswerTrace, spansOf, type TracedSpan } from "../../answering/trace/answer-trace.js";
import { itemsUntilAborted } from "../../async/until-aborted.js";
import { EventQueue } from "../../fan-out/event-queue.js";
import { ApiError } from "../api-error.js";
import { eventText, streamResponse } from "../http/stream-response.js";
import { begun } from "../replies/choice-events.js";
import type { RequestLife } from "../request-life.js";
import { type AnswerRequest, readAnswerRequest } from "../requests/answer-request.js";
import { beginLife, type ServerContext, type ServerParts } from "../server-parts.js";

/** Progress by its own name, then the text piece by piece, then the answer with all that it rests on. */
type AnswerEvent = { readonly name: string; readonly data: unknown } | { readonly chunk: AnswerChunk };

/** What took how long, for a waterfall. */
interface AnswerSpans {
  readonly askedAt: string;
  readonly spans: readonly TracedSpan[];
}

/** `POST /v1/answers`. */
export async function answers(parts: ServerParts, context: ServerContext, body: unknown): Promise<Response> {
  const asked = readAnswerRequest(body);
  if (parts.chain === undefined) throw new ApiError(404, "NOT_FOUND", "This server has no answer chain.");
  const trace = new AnswerTrace(asked.question);
  const life = beginLife(parts, context);
  try {
    const all = answerEvents(parts, parts.chain, asked, trace, life, context.get("scope"));
    const events = await begun(itemsUntilAborted(all, life.signal));
    if (asked.stream) {
      return streamResponse(parts, context, life, streamedAnswer(parts, asked, trace, events), { errorName: "error" });
    }
    const answer = await wholeAnswer(parts, events);
    life.end();
    return Response.json(asked.trace ? { ...answer, trace: spans(trace) } : answer);
  } catch (error) {
    const reason: unknown = life.signal.aborted ? life.signal.reason : error;
    life.end();
    throw reason;
  }
}

/** Whatever happens to the question, as it happens. */
async function* answerEvents(
  { admission, metrics }: ServerParts,
  chain: NonNullable<ServerParts["chain"]>,
  { question, history, images, cache }: AnswerRequest,
  trace: AnswerTrace,
  life: RequestLife,
  scope: string | undefined,
): AsyncGenerator<AnswerEvent, void, undefined> {
  const arrived = performance.now();
  const works = admission.enter(1, scope);
  life.take(works);
  for (const work of works) await work.start();
  metrics.wait.observe((performance.now() - arrived) / 1000);
  const queue = new EventQueue<AnswerEvent>();
  let failure: { readonly error: unknown } | undefined;
  const ask = async (): Promise<void> => {
    const stream = await chain.stream(
      { question, history, images, cache },
      {
        signal: life.signal,
        callbacks: [trace, new ProgressListener((name, data) => queue.push({ name, data }))],
        ...(scope === undefined ? {} : { configurable: { tenant: scope } }),
      },
    );
    for await (const chunk of stream) queue.push({ chunk });
  };
  const asking = ask()
    .catch((error: unknown) => {
      failure = { error };
    })
    .finally(() => queue.close());
  let isLeft = true;
  try {
    yield* queue;
    isLeft = false;
  } finally {
    if (isLeft) life.abort(new ApiError(499, "ABORTED", "The answer was left."));
    await asking;
    for (const work of works) work.leave();
  }
  if (failure !== undefined) throw failure.error;
}

async function* streamedAnswer(
  parts: ServerParts,
  asked: AnswerRequest,
  trace: AnswerTrace,
  events: AsyncIterable<AnswerEvent>,
): AsyncGenerator<string> {
  const folded = new FoldedAnswer();
  for await (const event of events) {
    if ("name" in event) yield eventText(event.data, event.name);
    else {
      folded.add(event.chunk);
      if (event.chunk.text !== "") yield eventText({ text: event.chunk.text }, "answer-text");
    }
  }
  const answer = folded.answer;
  count(parts, answer);
  if (asked.trace) yield eventText(spans(trace), "answer-trace");
  yield eventText(answer, "answer");
}

async function wholeAnswer(parts: ServerParts, events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  const folded = new FoldedAnswer();
  for await (const event of events) if ("chunk" in event) folded.add(event.chunk);
  count(parts, folded.answer);
  return folded.answer;
}

class FoldedAnswer {
  #whole: AnswerChunk = { text: "" };

  add(chunk: AnswerChunk): void {
    this.#whole = { ...this.#whole, ...chunk, text: this.#whole.text + chunk.text };
  }

  get answer(): Answer {
    return completeAnswer(this.#whole);
  }
}

function count({ metrics }: ServerParts, { served, cacheTier }: Answer): void {
  metrics.answers.add({ served, ...(cacheTier === undefined ? {} : { tier: cacheTier }) });
}

function spans(trace: AnswerTrace): AnswerSpans {
  return { askedAt: trace.askedAt.toISOString(), spans: spansOf(trace.events) };
}

/** Hands on what the chain tells of its progress. */
class ProgressListener extends BaseCallbackHandler {
  readonly name: string = "server_progress";
  override awaitHandlers: boolean = true;
  readonly #tell: (name: string, data: unknown) => void;

  constructor(tell: (name: string, data: unknown) => void) {
    super();
    this.#tell = tell;
  }

  override handleCustomEvent(name: string, data: unknown): void {
    if (name.startsWith("answer-")) this.#tell(name, data);
  }
}

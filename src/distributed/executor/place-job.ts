import type { Json } from "../../fan-out/json.js";
import { type JobData, PROTOCOL } from "../protocol/messages.js";
import { inputOf, ownQueue } from "../protocol/topics.js";
import { chooseWorker, promptKey } from "./choose-worker.js";
import type { Post } from "./post.js";

/** Larger inputs lie apart from the queue, bytes. */
const INLINE = 64 * 2 ** 10;
/** Milliseconds that an input is kept whose job has no deadline. */
const INPUT_KEPT_MS = 24 * 3_600_000;
/** Jobs that were given up are kept for who looks for the reason: seconds and number. */
const SET_ASIDE = { age: 7 * 86_400, count: 1_000 };
/** BullMQ knows no larger one. */
const LEAST_URGENT = 2 ** 21 - 1;

/** What is asked, the same each time it is sent. */
export interface JobOrder {
  readonly kind: string;
  readonly scope: string;
  readonly input: Json;
  /** Bytes of the input as JSON. */
  readonly size: number;
  readonly priority: number;
  /** Milliseconds it may run. */
  readonly timeout: number;
  /** Milliseconds from the call to the end. */
  readonly totalTimeout: number;
  /** Whether it goes to a worker of its own choice. */
  readonly routed: boolean;
  readonly maxWaiting: number;
  readonly maxAttempts: number;
}

/** Where a job was put. */
export interface JobPlace {
  readonly queue: string;
  /** In the queue. */
  readonly id: string;
  /** The one worker that serves the queue. Undefined: all do. */
  readonly worker?: string;
  /** The job counts no more among the worker's. */
  readonly leave: () => void;
}

/** The queue that all workers of the kind share, or that of one which may have the prompt's beginning in its cache. */
export async function choosePlace({ kind, input }: JobOrder, post: Post, routed: boolean): Promise<Omit<JobPlace, "id">> {
  const anywhere = { queue: kind, leave: () => {} };
  const key = routed ? promptKey(input) : undefined;
  if (key === undefined) return anywhere;
  const workers = await post.live.of(kind);
  if (workers.length < 2) return anywhere;
  const worker = chooseWorker(key, workers, (one) => post.load(one));
  return worker === undefined ? anywhere : { queue: ownQueue(kind, worker), worker, leave: post.occupy(worker) };
}

/** @param left milliseconds until nobody waits for it any more */
export async function addJob(
  { kind, scope, input, size, timeout, priority }: JobOrder,
  { broker, relay }: Post,
  { queue, id }: JobPlace,
  { job, sent, left }: { readonly job: string; readonly sent: number; readonly left: number },
): Promise<void> {
  const apart = size > INLINE;
  if (apart) {
    const retain = Math.ceil(Math.min(INPUT_KEPT_MS, Math.max(1, left) + 60_000));
    await relay.publish(inputOf(job), input, { retain });
  }
  const data: JobData = {
    protocol: PROTOCOL,
    job,
    scope,
    asker: relay.nodeId,
    sent,
    kind,
    input: apart ? { apart: true } : { value: input },
    ...(Number.isFinite(timeout) ? { timeout } : {}),
    ...(Number.isFinite(left) ? { expiresAt: Date.now() + Math.max(0, left) } : {}),
  };
  await broker.queue(queue).add(kind, data, {
    jobId: id,
    removeOnComplete: true,
    removeOnFail: SET_ASIDE,
    // A job that fails is done. Only lost workers are made good, as often as the worker's `maxStalledCount` says.
    attempts: 1,
    ...(priority > 0 ? { priority: Math.min(priority, LEAST_URGENT) } : {}),
  });
}

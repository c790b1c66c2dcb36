import { z } from "zod";
import type { JobOutcome } from "../../fan-out/executor.js";
import type { Json } from "../../fan-out/json.js";

/** Changes whenever two sides would misunderstand each other; a worker refuses jobs of another one. */
export const PROTOCOL = 1;

/** Milliseconds that the end of a job is kept for an asker who missed it. */
export const END_KEPT_MS = 120_000;

/** What lies in the queue. */
export interface JobData {
  readonly protocol: number;
  /** The same for every time it is sent. */
  readonly job: string;
  readonly scope: string;
  /** The asker's node. */
  readonly asker: string;
  /** 0, and one more each time the asker sends it again. */
  readonly sent: number;
  readonly kind: string;
  /** A large one lies apart. */
  readonly input: { readonly value: Json } | { readonly apart: true };
  /** Milliseconds it may run. */
  readonly timeout?: number | undefined;
  /** When nobody waits for it any more, milliseconds since 1970 by the asker's clock. */
  readonly expiresAt?: number | undefined;
}

/** Events of the attempt from `offset` on. */
interface EventsMessage {
  readonly type: "events";
  readonly job: string;
  readonly attempt: number;
  readonly offset: number;
  readonly events: readonly Json[];
}

/** What became of it, with all events of the attempt, for who missed some. */
interface EndMessage {
  readonly type: "end";
  readonly job: string;
  readonly attempt: number;
  readonly events: readonly Json[];
  readonly outcome: JobOutcome;
}

/** What a worker tells the asker. */
export type WorkerMessage = EventsMessage | EndMessage;

const id = z.string().min(1).max(100);
const json = z.custom<Json>((value) => value !== undefined);
const attempt = z.int().nonnegative();
const milliseconds = z.number().nonnegative();

const jobData: z.ZodType<JobData> = z.object({
  protocol: z.int(),
  job: id,
  scope: z.string().max(1_000),
  asker: id,
  sent: z.int().nonnegative(),
  kind: z.string().max(1_000),
  input: z.union([z.object({ apart: z.literal(true) }), z.object({ value: json })]),
  timeout: z.number().positive().optional(),
  expiresAt: milliseconds.optional(),
});

const error = z.looseObject({ code: z.string(), message: z.string() });
const timing = { waitedMs: milliseconds, ranMs: milliseconds };

const outcome = z.discriminatedUnion("status", [
  z.object({ ...timing, status: z.literal("ok"), value: json }),
  z.object({ ...timing, status: z.literal("failed"), error }),
  z.object({ ...timing, status: z.literal("timed-out"), timeout: z.number() }),
  z.object({ ...timing, status: z.literal("aborted"), reason: error }),
]) as unknown as z.ZodType<JobOutcome>;

const workerMessage: z.ZodType<WorkerMessage> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("events"), job: id, attempt, offset: z.int().nonnegative(), events: z.array(json) }),
  z.object({ type: z.literal("end"), job: id, attempt, events: z.array(json), outcome }),
]);

const stopMessage = z.object({ job: id });

/** Undefined for what is no job of ours. */
export function readJobData(data: unknown): JobData | undefined {
  return jobData.safeParse(data).data;
}

/** Undefined for what is no message of a worker. */
export function readWorkerMessage(data: unknown): WorkerMessage | undefined {
  return workerMessage.safeParse(data).data;
}

/** The job to be stopped. */
export function readStopMessage(data: unknown): string | undefined {
  return stopMessage.safeParse(data).data?.job;
}

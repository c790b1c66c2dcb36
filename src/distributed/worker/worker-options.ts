import type { JobHandlers } from "../../fan-out/executor.js";
import type { QueueConnection } from "../broker/queue-connection.js";

/** What {@link createWorker} is given. */
export interface WorkerOptions {
  readonly connection: QueueConnection;
  /** What it does, by kind: `chain.jobHandlers`, `replyHandlers(chat.backend)`, `embedHandlers(embeddings)`, your own. */
  readonly handlers: JobHandlers;
  /** Most jobs of a kind at once. Kinds don't share: a job may wait for jobs of other kinds. A number, or one by kind; 4 where none is given. */
  readonly concurrency?: number | Readonly<Record<string, number>> | undefined;
  /** Askers and workers of different scopes see nothing of each other, on the same server too. Defaults to "default". */
  readonly scope?: string | undefined;
  /** Bytes that the events and the output of one job may have together, as JSON. A job that tells more fails. Defaults to 16 MiB. */
  readonly maxOutput?: number | undefined;
  /** How often a job is begun whose workers get lost, before it is set aside. Defaults to 3. */
  readonly maxAttempts?: number | undefined;
  /**
   * Milliseconds without a sign of life after which another worker takes over this one's jobs. Handlers that block the event loop for so long lose
   * their jobs. Defaults to 10,000; at least 300.
   */
  readonly lease?: number | undefined;
  /** Told what goes wrong with the connection, and with jobs that are none. Defaults to nobody. */
  readonly onWarning?: ((error: Error) => void) | undefined;
  /** Told of each job that is over. Nothing tells what was asked. Defaults to nobody. */
  readonly onJob?: ((record: JobRecord) => void) | undefined;
}

/** A job that is over. */
export interface JobRecord {
  readonly kind: string;
  /** The handler's outcome; `handed-back` if the worker was to stop before it was done, `left` if the asker was gone. */
  readonly status: "ok" | "failed" | "timed-out" | "aborted" | "handed-back" | "left";
  /** 1, and more where workers were lost. */
  readonly attempt: number;
  /** Milliseconds. */
  readonly ms: number;
  /** Milliseconds from when it was sent to when it began here, by the two machines' clocks. */
  readonly waitedMs: number;
}

/** A worker that runs. */
export interface RunningWorker extends AsyncDisposable {
  /** Its name among the workers. */
  readonly id: string;
  /** Kinds of jobs that it does. */
  readonly kinds: readonly string[];
  /** Jobs that run now. */
  readonly running: number;
  /** Whether it was told to stop. */
  readonly draining: boolean;
  /** Whether the server answers, now. */
  isConnected(): Promise<boolean>;
  /** Prometheus text. */
  metrics(): string;
  /**
   * Takes no more jobs, lets those it has come to their end, and hands back to the queue what isn't done in time.
   *
   * @param drain milliseconds; defaults to 30,000
   */
  close(drain?: number): Promise<void>;
}

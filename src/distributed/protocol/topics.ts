import { digest } from "./digest.js";

/** Jobs that nobody waits for any more; every worker hears it. */
export const STOP = "stop";

/** Everything that workers tell this asker. */
export const toAsker = (asker: string): string => `to.${asker}.>`;

/** What workers tell of one job. Its end is kept there for a while. */
export const ofJob = (asker: string, job: string): string => `to.${asker}.${job}`;

/** A large input. */
export const inputOf = (job: string): string => `input.${job}`;

/** Who serves a kind of job listens there. */
export const served = (kind: string): string => `serve.${digest(kind)}`;

/** The queue of one worker alone, for jobs that it does faster than others. */
export const ownQueue = (kind: string, worker: string): string => `${kind}@${worker}`;

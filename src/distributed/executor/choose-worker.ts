import { createHash } from "node:crypto";
import type { Json } from "../../fan-out/json.js";

/** How many times its fair share of the jobs one worker may have. */
const BOUND = 1.25;

/** Characters of a prompt's beginning that tell prompts apart: about two blocks of the prefix cache. */
const BEGINNING = 1_024;

/**
 * The worker for a key, the same each time as long as it lives. One that has more than its share is passed over for the next in the key's order,
 * so that a key which everybody asks for doesn't swamp one worker.
 *
 * @param load jobs that a worker has now
 */
export function chooseWorker(key: string, workers: readonly string[], load: (worker: string) => number): string | undefined {
  const all = workers.reduce((sum, worker) => sum + load(worker), 0);
  return firstWithinBound(rankWorkers(key, workers), load, all);
}

/** A key's order of workers (rendezvous hashing: when a worker comes or goes, only its own keys move). */
export function rankWorkers(key: string, workers: readonly string[]): string[] {
  const weighed = workers.map((worker) => ({ worker, weight: weightOf(key, worker) }));
  return weighed.sort((a, b) => (a.weight < b.weight ? 1 : -1)).map(({ worker }) => worker);
}

/** @param all jobs that the workers have together */
export function firstWithinBound(ranked: readonly string[], load: (worker: string) => number, all: number): string | undefined {
  const most = Math.ceil((BOUND * (all + 1)) / ranked.length);
  return ranked.find((worker) => load(worker) < most) ?? ranked[0];
}

/** The beginning of a job's prompt: its tools and messages, if it has any. Jobs that begin alike run faster where one of them ran. */
export function promptKey(input: Json): string | undefined {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;
  const fields = input as { readonly [name: string]: Json | undefined };
  const request = (fields.request ?? fields) as { readonly [name: string]: Json | undefined };
  if (!Array.isArray(request.messages)) return undefined;
  return JSON.stringify([request.tools ?? [], request.messages]).slice(0, BEGINNING);
}

function weightOf(key: string, worker: string): string {
  return createHash("sha256").update(`${worker} ${key}`).digest("hex");
}

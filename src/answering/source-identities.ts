import { type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";
import { withDeadline } from "../async/deadline.js";
import type { KnowledgeSource } from "../sources/knowledge-source.js";
import { sourceIdentity } from "./identity.js";

/** After so many failures in a row a source isn't asked for a while. */
const FAILURES_TO_OPEN = 2;
const PAUSE_MS = 30_000;

/** Asks sources what their content is; one that keeps failing or hanging isn't waited for on every question. */
export class SourceIdentities {
  readonly #sources: (readonly [KnowledgeSource, CircuitBreakerPolicy])[];

  constructor(sources: readonly KnowledgeSource[]) {
    this.#sources = sources.map((source) => {
      const breaker = new ConsecutiveBreaker(FAILURES_TO_OPEN);
      return [source, circuitBreaker(handleAll, { halfOpenAfter: PAUSE_MS, breaker })];
    });
  }

  /** These sources, and then some that only one call has. */
  with(sources: readonly KnowledgeSource[]): SourceIdentities {
    const more = new SourceIdentities(sources);
    const all = new SourceIdentities([]);
    all.#sources.push(...this.#sources, ...more.#sources);
    return all;
  }

  /**
   * One identity per source, in their order; or the first source that couldn't say. Rejects only with the signal's reason.
   *
   * @param timeout milliseconds each source has
   */
  async read(timeout: number, signal: AbortSignal): Promise<readonly string[] | { readonly failed: KnowledgeSource }> {
    const identities = await Promise.all(
      this.#sources.map(([source, breaker]) =>
        breaker
          .execute(() =>
            withDeadline((stop) => sourceIdentity(source, stop), { timeout, what: source.name, signal }).catch((error) => {
              if (!signal.aborted) throw error;
              return undefined; // says nothing of the source
            }),
          )
          .catch(() => undefined),
      ),
    );
    signal.throwIfAborted();
    const failed = identities.indexOf(undefined);
    const source = this.#sources[failed]?.[0];
    return source === undefined ? identities.filter((identity) => identity !== undefined) : { failed: source };
  }
}

import { AnswerCache, type AnswerChain, type AnswerParts, type CacheLookup, type LookupToAnswer } from "langchain-chatglm";

/** Ends a question after its lookup. */
class Stop extends Error {}

/** A cache that tells what a lookup came to, and of what. */
export class ProbeCache extends AnswerCache {
  /** Of every question asked so far, sub-questions among them. */
  readonly parts: Map<string, AnswerParts> = new Map<string, AnswerParts>();
  #isProbed = false;
  #lookup: CacheLookup = { status: "miss" };
  #ms = 0;

  override async lookup(parts: AnswerParts, signal?: AbortSignal): Promise<CacheLookup> {
    this.parts.set(parts.question, parts);
    const begun = performance.now();
    const lookup = await super.lookup(parts, signal);
    if (!this.#isProbed) return lookup;
    this.#ms = performance.now() - begun;
    this.#lookup = lookup;
    throw new Stop();
  }

  override async lookUpToAnswer(...given: Parameters<AnswerCache["lookUpToAnswer"]>): Promise<LookupToAnswer> {
    const [parts] = given;
    this.parts.set(parts.question, parts);
    return super.lookUpToAnswer(...given);
  }

  /** Looks a question up as the chain would, and goes no further. */
  async probe(chain: AnswerChain, question: string): Promise<{ readonly lookup: CacheLookup; readonly ms: number }> {
    this.#isProbed = true;
    try {
      await chain.invoke({ question, cache: "noStore" });
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    } finally {
      this.#isProbed = false;
    }
    return { lookup: this.#lookup, ms: this.#ms };
  }
}

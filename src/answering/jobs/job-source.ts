import type { Executor } from "../../fan-out/executor.js";
import { jobOutput } from "../../fan-out/run-job.js";
import type {
  DirectAnswer,
  Evidence,
  FindOptions,
  KnowledgeSource,
  NamedThing,
  PossibleAnswer,
  RephrasedQuestion,
  SourceCallOptions,
} from "../../sources/knowledge-source.js";
import type { SkippedFile } from "../../sources/skipped-files.js";
import { carriedConfig, jobOptions, type SourceCall, sourceKind } from "./job-inputs.js";

/** A source that is asked through an executor, where that has somebody for it, else directly. What comes back is checked where it is used. */
export class JobSource implements KnowledgeSource {
  readonly #source: KnowledgeSource;
  readonly #executor: Executor;
  readonly answer?: NonNullable<KnowledgeSource["answer"]>;
  readonly possible?: NonNullable<KnowledgeSource["possible"]>;
  readonly rephrase?: NonNullable<KnowledgeSource["rephrase"]>;
  readonly mentions?: NonNullable<KnowledgeSource["mentions"]>;
  readonly fingerprint?: NonNullable<KnowledgeSource["fingerprint"]>;

  constructor(source: KnowledgeSource, executor: Executor) {
    this.#source = source;
    this.#executor = executor;
    if (source.answer !== undefined) {
      this.answer = async (question, options) => (await this.#ask<DirectAnswer>("answer", question, options)) ?? undefined;
    }
    if (source.possible !== undefined) {
      this.possible = async (question, options) =>
        (await this.#ask<readonly PossibleAnswer[]>("possible", question, options)) ?? [];
    }
    if (source.rephrase !== undefined) {
      this.rephrase = async (question, options) =>
        (await this.#ask<RephrasedQuestion>("rephrase", question, options)) ?? undefined;
    }
    if (source.mentions !== undefined) {
      this.mentions = async (text, options) => (await this.#ask<readonly NamedThing[]>("mentions", text, options)) ?? [];
    }
    if (source.fingerprint !== undefined) {
      this.fingerprint = async (signal) => String(await this.#ask<string>("fingerprint", "", { signal }));
    }
  }

  get name(): string {
    return this.#source.name;
  }

  get skipped(): readonly SkippedFile[] | undefined {
    return this.#source.skipped;
  }

  get isCheap(): boolean | undefined {
    return this.#source.isCheap;
  }

  async find(question: string, options: FindOptions): Promise<Evidence[]> {
    return (await this.#ask<Evidence[]>("find", question, options)) ?? [];
  }

  async #ask<Value>(
    call: SourceCall,
    text: string,
    options: SourceCallOptions & Partial<Pick<FindOptions, "limit" | "language" | "about">>,
  ): Promise<Value | null> {
    const { limit = 1, language, about, signal, config = {} } = options;
    const kind = sourceKind(this.name);
    if (!(await this.#executor.handles(kind)))
      return (await callSource(this.#source, call, text, { ...options, limit })) as Value;
    const told = { ...(language === undefined ? {} : { language }), ...(about === undefined ? {} : { about: [...about] }) };
    const input = { call, text, limit, ...told, config: carriedConfig(config) };
    return (await jobOutput(this.#executor, { kind, input }, { ...jobOptions(config), signal })) as Value | null;
  }
}

/** One call of a source's own methods; null if it has nothing, or no such method. */
export async function callSource(
  source: KnowledgeSource,
  call: SourceCall,
  text: string,
  options: FindOptions,
): Promise<unknown> {
  const asked = call === "fingerprint" ? source.fingerprint?.(options.signal) : source[call]?.(text, options);
  return (await asked) ?? null;
}

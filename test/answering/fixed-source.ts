import type { Evidence, FindOptions, KnowledgeSource } from "../../src/sources/knowledge-source.js";

/** A source that gives what the test decides. */
export class FixedSource implements KnowledgeSource {
  readonly asked: string[] = [];
  readonly signals: (AbortSignal | undefined)[] = [];
  content = "1";

  constructor(
    readonly name: string,
    readonly give: (signal: AbortSignal | undefined) => unknown,
  ) {}

  async find(question: string, { signal }: FindOptions): Promise<Evidence[]> {
    this.asked.push(question);
    this.signals.push(signal);
    return (await this.give(signal)) as Evidence[];
  }

  async fingerprint(): Promise<string> {
    return this.content;
  }
}

export function evidence(text: string, fields: Partial<Evidence> = {}): Evidence {
  return { source: "s", text, location: `${text}.md:1-1`, score: 1, ...fields };
}

import type { Binding, StatementQuery } from "./statement-query.js";

/** Whoever has a graph and tells statements of it. */
export interface Endpoint extends AsyncDisposable {
  /** How messages and evidence call it. */
  readonly place: string;
  /** Texts that are looked up in one query. Defaults to 120. */
  readonly textsAtOnce?: number | undefined;
  /** It gives as many rows as it is asked for, and keeps none back. Defaults to false: it is tried. */
  readonly givesAll?: boolean | undefined;
  /** At most `query.limit` rows. Rejects with a ChatGLMError, or the signal's reason. */
  select(query: StatementQuery, signal: AbortSignal): Promise<readonly Binding[]>;
}

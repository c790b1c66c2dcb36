import type { Binding, Select } from "./queries.js";

/** Whoever answers SELECT queries. */
export interface Endpoint extends AsyncDisposable {
  /** How messages and evidence call it. */
  readonly place: string;
  /** At most `query.limit` rows. Rejects with a ChatGLMError, or the signal's reason. */
  select(query: Select, signal: AbortSignal): Promise<readonly Binding[]>;
}

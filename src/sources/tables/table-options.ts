import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { QueryLimits } from "./databases/query-limits.js";
import type { TableNames } from "./rows/column-words.js";
import type { TableDatabase } from "./table-database.js";

/** Which tables a {@link TableSource} answers from, and within which bounds. */
export interface TableSourceOptions extends QueryLimits {
  /**
   * `sqlite:shop.db`, `shop.db`, `postgresql://user:password@host/database`, `prices.csv`, `sales.parquet`, a folder or a list of such
   * files; or a database of your own. Addresses aren't shown anywhere, since they may hold passwords.
   */
  readonly database: string | readonly string[] | TableDatabase;
  /** Defaults to "tables". */
  readonly name?: string | undefined;
  /**
   * What tables and columns are called beyond their identifiers, in any language:
   * `{ products: ["产品"], "products.price": ["价格", "cost"] }`.
   */
  readonly names?: TableNames | undefined;
  /** The only tables that may be read. Defaults to all. */
  readonly tables?: readonly string[] | undefined;
  /**
   * Fills a query plan for questions that no rule understands; what the plan finds is evidence, never an answer by itself. It gets the
   * question and the names of tables and columns, and no row. Defaults to none.
   */
  readonly model?: BaseChatModel | undefined;
  /** Identifies the model and its settings. Without it, answers that a source with a model took part in are cached for this object only. */
  readonly modelVersion?: string | undefined;
  /** Milliseconds the model has. Defaults to 10,000. */
  readonly modelTimeout?: number | undefined;
  /** Told when the model fills no sound plan, or fails: the source goes on without it. */
  readonly onWarning?: ((warning: { readonly message: string }) => void) | undefined;
  /** Rows of all tables that are held in memory and answered from like a graph, the small tables first. Defaults to 10,000. */
  readonly maxRows?: number | undefined;
  /** The same in cells. Defaults to 100,000. */
  readonly maxCells?: number | undefined;
  /** Milliseconds for which the database isn't looked at again. Defaults to 1,000. */
  readonly revalidate?: number | undefined;
}

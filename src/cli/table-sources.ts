import { createHash } from "node:crypto";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { TableSource } from "../sources/tables/table-source.js";

export interface TableChoices {
  /** What `--sql` names. */
  readonly addresses: readonly string[];
  /** Fills query plans, with `--sql-plan`. */
  readonly model: { readonly model: BaseChatModel; readonly version: string } | undefined;
  readonly warn: (message: string) => void;
}

const TABLE_FILE = /^(?!postgres(?:ql)?:|sqlite:).*(?<!\.(?:db|db3|sqlite|sqlite3|s3db))$/isu;

/** A source for each database; CSV, TSV and Parquet files together are one. */
export function tableSources({ addresses, model, warn }: TableChoices): TableSource[] {
  const files = addresses.filter((address) => TABLE_FILE.test(address));
  const databases = [...(files.length > 0 ? [files] : []), ...addresses.filter((address) => !files.includes(address))];
  return databases.map(
    (database, index) =>
      new TableSource({
        database,
        name: index === 0 ? "tables" : `tables ${index + 1}`,
        ...(model === undefined
          ? {}
          : {
              model: model.model,
              modelVersion: createHash("sha256").update(model.version).digest("hex"),
              onWarning: ({ message }: { readonly message: string }) => warn(message),
            }),
      }),
  );
}

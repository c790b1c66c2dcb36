import type { Aggregate, FilterOperator } from "../plan/query-plan.js";
import type { TableDescription } from "../table-schema.js";
import type { ColumnHit, ValueHit } from "./schema-words.js";

/** A condition as a question puts it: which columns it may mean is still open. */
export type ConditionPart =
  | { readonly kind: "value"; readonly values: readonly ValueHit[]; readonly columns?: readonly ColumnHit[] | undefined }
  | { readonly kind: "truth"; readonly columns: readonly ColumnHit[] }
  | {
      readonly kind: "number";
      readonly columns: readonly ColumnHit[];
      readonly operator: FilterOperator;
      readonly value: number;
    }
  | {
      readonly kind: "date";
      readonly columns?: readonly ColumnHit[] | undefined;
      readonly operator: FilterOperator;
      readonly value: string;
    };

/** The rows that a question is about. */
export interface SetPart {
  readonly tables?: readonly TableDescription[] | undefined;
  readonly conditions: readonly ConditionPart[];
}

/** What a question asks, with every word of it explained. */
export type Understood =
  | {
      readonly ask: "aggregate";
      readonly aggregate: Exclude<Aggregate, "count">;
      readonly measure: readonly ColumnHit[];
      readonly set: SetPart;
      readonly group?: GroupPart | undefined;
    }
  | { readonly ask: "count"; readonly set: SetPart; readonly group?: GroupPart | undefined }
  | {
      readonly ask: "top";
      readonly measure: readonly ColumnHit[];
      readonly isGreat: boolean;
      readonly count: number;
      readonly set: SetPart;
    }
  | { readonly ask: "list"; readonly set: SetPart }
  /** A column of the row that is called so. */
  | { readonly ask: "look-up"; readonly columns: readonly ColumnHit[]; readonly called: string };

/** By a column, or by the rows of a table that is referred to. */
export interface GroupPart {
  readonly columns?: readonly ColumnHit[] | undefined;
  readonly tables?: readonly TableDescription[] | undefined;
}

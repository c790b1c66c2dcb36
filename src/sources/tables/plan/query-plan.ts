/** What is worked out over the rows. `count` counts rows where its column is `*`, else values. */
export type Aggregate = "count" | "sum" | "average" | "minimum" | "maximum";

/** How a column is compared with a value. */
export type FilterOperator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "in" | "is empty" | "is not empty";

/** What a filter compares with: always a parameter of the statement. */
export type PlanValue = string | number | boolean;

/** What a row must meet. */
export interface PlanFilter {
  /** `price`, or `supplier_id.name` for a column of the row that `supplier_id` refers to. */
  readonly column: string;
  readonly operator: FilterOperator;
  /** A list for `in` only; none for `is empty` and `is not empty`. Dates are written `2024-03-01`, `2024-03` or `2024`. */
  readonly value?: PlanValue | readonly PlanValue[] | undefined;
}

/** A column that a plan reads. */
export interface PlanColumn {
  /** As in a {@link PlanFilter}; `*` with `count`. */
  readonly column: string;
  readonly aggregate?: Aggregate | undefined;
}

/** A column that the rows are put in order by. */
export interface PlanOrder extends PlanColumn {
  readonly descending?: boolean | undefined;
}

/**
 * A question to one table as plain data: what rules and models fill, and the only thing that statements are made of. Names come from the
 * schema; values become parameters.
 */
export interface QueryPlan {
  readonly table: string;
  readonly select: readonly PlanColumn[];
  /** All of them must hold. Defaults to none. */
  readonly filters?: readonly PlanFilter[] | undefined;
  readonly groupBy?: readonly string[] | undefined;
  readonly orderBy?: readonly PlanOrder[] | undefined;
  /** Most rows. Defaults to the caller's bound, which it can't pass. */
  readonly limit?: number | undefined;
}

/** What a plan came to. Cells are texts as the database writes them, cut at 500 characters; null where there is no value. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** There are more rows than these. */
  readonly isCut: boolean;
}

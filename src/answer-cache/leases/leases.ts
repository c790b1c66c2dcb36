/** What asking for a lease came to. */
export type TakenLease =
  | { readonly status: "taken" }
  /** Somebody else has it: who, as far as that is known. */
  | { readonly status: "held"; readonly by: string | undefined };

/**
 * Who answers a question that several processes, or machines, have at the same time. A lease belongs to one holder at a time until it is released or
 * its time is over, whatever became of its holder. What two holders cost is a second answer, never a wrong one.
 */
export interface Leases {
  /**
   * Takes the lease unless somebody has it, at once over all that share the store.
   *
   * @param key at most 300 ASCII characters
   * @param holder who takes it: 1 to 100 ASCII letters, digits and hyphens, different each time
   * @param milliseconds until it is over
   */
  take(key: string, holder: string, milliseconds: number): Promise<TakenLease>;
  /** Puts its end off to so many milliseconds from now; false if it isn't the holder's any more. */
  extend(key: string, holder: string, milliseconds: number): Promise<boolean>;
  /** Ends it, if it is the holder's. */
  release(key: string, holder: string): Promise<void>;
}

/** What a store of an answer cache may have besides: equal questions of all processes that share it then cost one answer. */
export interface LeasingStore {
  readonly leases: Leases;
}

/** Where named prefixes outlive the engine. Keyed by name, exact by token ids; an implementation also knows which model it serves. */
export interface PrefixStore {
  /**
   * Fills `parts` with the keys and values kept under the name, when they are those of exactly these ids. False otherwise, damage and
   * another model's included: a miss, after which `parts` may hold anything.
   */
  read(name: string, ids: Int32Array, parts: readonly Uint8Array[]): Promise<boolean>;
  /** Whether something of these very ids is kept under the name; its keys and values are not read. */
  has(name: string, ids: Int32Array): Promise<boolean>;
  /** Keeps keys and values under the name, in place of what was there. Throws INVALID_OPTION for a name it can't use, IO_FAILED or DISK_FULL. */
  write(name: string, ids: Int32Array, parts: readonly Uint8Array[]): Promise<void>;
}

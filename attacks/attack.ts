/** One try of an attack and what became of it. */
export interface Try {
  /** False if the product lost, lied, hung or ended the process. */
  readonly held: boolean;
  /** What was tried, in a few words: shown when it failed. */
  readonly what: string;
}

export interface AttackOptions {
  /** Few tries, for CI: seconds instead of minutes. */
  readonly short: boolean;
  /** Seeds whatever the attack draws by chance. */
  readonly seed: number;
  /** An empty folder for the attack's files; the caller deletes it. */
  readonly folder: string;
}

/** One kind of attack: hostile or unlucky circumstances, tried many times. */
export interface Attack {
  /** Kebab case, unique: the file's name. */
  readonly name: string;
  /** What is done to the product, and what must hold: one row of docs/reliability.md. */
  readonly title: string;
  run(options: AttackOptions): AsyncIterable<Try>;
}

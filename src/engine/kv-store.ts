import { type EngineSnapshot, takeSnapshot } from "./engine-snapshot.js";
import { type EngineTask, NAMED_PARTITION, partitionOf } from "./engine-task.js";
import { reusableTokens } from "./fixed-rows.js";
import type { KvSequence, ModelExecutor } from "./model-executor.js";
import { PrefixCache, type PrefixEntry } from "./prefix-cache.js";
import { commonPrefixLength } from "./token-buffer.js";

/** Tokens of room a sequence gets at once, at least. */
const GROWTH_TOKENS = 64;
/** And as a share of what it has, so that copying stays a small part of the work. */
const GROWTH_FACTOR = 1.25;
/** A prompt waits for another one's chunk when that saves it at least this many tokens. */
const WORTH_WAITING_TOKENS = 16;

/** Whose keys and values a new sequence begins with. */
interface ReusablePrefix {
  readonly length: number;
  readonly sequence: KvSequence;
  /** Set when the prefix is a cached one. */
  readonly entry?: PrefixEntry;
}

/**
 * Keys and values of running and finished sequences within one budget of bytes. Finished ones serve later prompts
 * that start alike, and make way whenever a running one needs the room.
 */
export class KvStore {
  readonly #executor: ModelExecutor;
  readonly #budgetBytes: number;
  readonly #prefixes: PrefixCache | undefined;
  readonly #chunkTokens: number | undefined;

  /** @param chunkTokens Set when only whole chunks of prompts may be shared: see `fixed-rows.ts`. */
  constructor(
    executor: ModelExecutor,
    options: { readonly kvCacheBytes: number; readonly prefixCache: boolean },
    chunkTokens?: number,
  ) {
    this.#executor = executor;
    this.#chunkTokens = chunkTokens;
    this.#budgetBytes = options.kvCacheBytes;
    this.#prefixes = options.prefixCache ? new PrefixCache() : undefined;
  }

  get budgetBytes(): number {
    return this.#budgetBytes;
  }

  get cachedBytes(): number {
    return this.#prefixes?.bytes ?? 0;
  }

  get cachedSequences(): number {
    return this.#prefixes?.size ?? 0;
  }

  snapshot(running: readonly EngineTask[], waiting: readonly EngineTask[]): EngineSnapshot {
    const { kvBytesPerToken, maxSequencesPerStep } = this.#executor.shape;
    const { budgetBytes, cachedBytes } = this;
    const entries = this.#prefixes?.entries ?? [];
    const cachedByUse = this.#prefixes?.sizeByUse ?? 0;
    return takeSnapshot({
      running,
      waiting,
      entries,
      cachedByUse,
      cachedBytes,
      budgetBytes,
      kvBytesPerToken,
      maxSequencesPerStep,
    });
  }

  /** Bytes held by or promised to the running tasks. */
  runningBytes(running: readonly EngineTask[]): number {
    let bytes = 0;
    for (const task of running) bytes += task.sequence?.bytes ?? this.startBytes(task);
    return bytes;
  }

  /** Bytes a task needs to start: all of its tokens so far and some room to grow. */
  startBytes(task: EngineTask): number {
    return this.#startTokens(task) * this.#executor.shape.kvBytesPerToken;
  }

  /** Whether a task that runs is about to compute a prefix that this task could then copy. */
  awaitsPrefix(task: EngineTask, running: readonly EngineTask[]): boolean {
    if (task.sequence !== undefined || !this.#reusesPrefixes(task)) return false;
    const ids = this.#reusableIds(task);
    let available: number | undefined;
    for (const other of running) {
      if (other === task) return false; // only those served earlier, so that no two wait for each other
      if (!mayReuse(task, other.partition)) continue;
      const shared = this.#shareable(commonPrefixLength(other.tokens.view(), ids), other.promptTokens);
      if (shared < WORTH_WAITING_TOKENS || shared <= (other.sequence?.length ?? 0)) continue;
      available ??= this.#findPrefix(task, running)?.length ?? 0;
      if (shared - available >= WORTH_WAITING_TOKENS) return true;
    }
    return false;
  }

  /** Gives a task its sequence, with as much of its beginning as is known already, and returns that many tokens. */
  start(task: EngineTask, running: readonly EngineTask[]): number {
    const prefix = this.#findPrefix(task, running);
    const entry = prefix?.entry;
    if (prefix === undefined || entry === undefined) {
      this.#makeRoom(0, running); // what the task was promised counts already
      return this.#create(task, prefix);
    }
    this.#prefixes?.touch(entry);
    const wholly = prefix.length === entry.ids.length && entry.partition === task.partition;
    if (!wholly && this.#makeRoom(0, running, entry)) return this.#create(task, prefix);
    if (this.#takeOver(task, prefix.length, entry, running)) return prefix.length;
    this.#makeRoom(0, running); // the entry is larger than what is left for this task, and makes way
    return this.#create(task, undefined);
  }

  /** Makes sure that a started task's sequence can hold `length` tokens. False when the budget has no room for that. */
  grow(task: EngineTask, length: number, running: readonly EngineTask[]): boolean {
    const { sequence } = task;
    if (sequence === undefined) return false;
    const { kvBytesPerToken } = this.#executor.shape;
    const capacity = Math.floor(sequence.bytes / kvBytesPerToken);
    if (length <= capacity) return true;
    const roomy = Math.max(capacity + GROWTH_TOKENS, Math.ceil(capacity * GROWTH_FACTOR));
    for (const target of [Math.max(length, Math.min(roomy, task.maxLength)), length]) {
      if (!this.#makeRoom((target - capacity) * kvBytesPerToken, running)) continue;
      sequence.reserve(target);
      return true;
    }
    return false;
  }

  /** Ends a task's use of its sequence, which later prompts may find again. */
  retire(task: EngineTask): void {
    const { sequence } = task;
    task.sequence = undefined;
    if (sequence === undefined) return;
    const kept = this.#shareable(sequence.length, task.promptTokens);
    if (this.#prefixes === undefined || !this.#reusesPrefixes(task) || kept === 0) {
      sequence.release();
      return;
    }
    sequence.truncate(kept);
    this.#prefixes.insert(task.partition, task.tokens.view(0, kept).slice(), sequence);
  }

  /** Frees a task's sequence. */
  release(task: EngineTask): void {
    task.sequence?.release();
    task.sequence = undefined;
  }

  /** Whether a named prefix begins with all of these ids; it counts as used. */
  holds(ids: Int32Array): boolean {
    const match = this.#prefixes?.find(NAMED_PARTITION, ids);
    if (match?.length !== ids.length) return this.#nameOwn(ids);
    this.#prefixes?.touch(match.entry);
    return true;
  }

  /** Makes a named prefix of what requests of nobody in particular left behind, if they left it. */
  #nameOwn(ids: Int32Array): boolean {
    const match = this.#prefixes?.find(partitionOf(undefined), ids);
    if (this.#prefixes === undefined || match?.length !== ids.length) return false;
    const sequence = this.#prefixes.take(match.entry);
    sequence.truncate(ids.length);
    this.#prefixes.insert(NAMED_PARTITION, ids, sequence);
    return true;
  }

  /** A copy of the keys and values of a named prefix. */
  copyOf(ids: Int32Array): readonly Uint8Array[] | undefined {
    const match = this.#prefixes?.find(NAMED_PARTITION, ids);
    if (match?.length !== ids.length) return undefined;
    return match.entry.sequence.parts(ids.length).map((part) => part.slice());
  }

  /** Caches a named prefix. False, and it stays the caller's, when running tasks leave it no room. */
  insert(ids: Int32Array, sequence: KvSequence, running: readonly EngineTask[]): boolean {
    if (this.#prefixes === undefined || !this.#makeRoom(sequence.bytes, running)) return false;
    this.#prefixes.insert(NAMED_PARTITION, ids, sequence);
    return true;
  }

  clear(): void {
    this.#prefixes?.clear();
  }

  #create(task: EngineTask, prefix: ReusablePrefix | undefined): number {
    task.sequence = this.#executor.createSequence();
    task.sequence.reserve(this.#startTokens(task));
    if (prefix !== undefined) task.sequence.copyPrefixFrom(prefix.sequence, prefix.length);
    return prefix?.length ?? 0;
  }

  /** Makes a cached sequence the task's own, without a copy, unless it is too large for the budget. */
  #takeOver(task: EngineTask, length: number, entry: PrefixEntry, running: readonly EngineTask[]): boolean {
    const held = entry.sequence.bytes;
    const beyondPromise = Math.max(0, held - this.startBytes(task));
    if (!this.#makeRoom(beyondPromise - held, running, entry)) return false;
    task.sequence = this.#prefixes?.take(entry);
    task.sequence?.truncate(length);
    task.sequence?.reserve(this.#startTokens(task));
    return true;
  }

  #reusesPrefixes(task: EngineTask): boolean {
    return this.#prefixes !== undefined && task.kind === "generate"; // a score needs the logits everywhere
  }

  #startTokens(task: EngineTask): number {
    return Math.max(task.tokens.length, Math.min(task.tokens.length + GROWTH_TOKENS, task.maxLength));
  }

  #findPrefix(task: EngineTask, running: readonly EngineTask[]): ReusablePrefix | undefined {
    if (!this.#reusesPrefixes(task)) return undefined;
    const ids = this.#reusableIds(task);
    const [own, named] = [task.partition, NAMED_PARTITION].map((partition) => this.#prefixes?.find(partition, ids));
    const cached = (named?.length ?? 0) > (own?.length ?? 0) ? named : own;
    const cachedLength = this.#shareable(cached?.length ?? 0, ids.length);
    let best: ReusablePrefix | undefined =
      cached === undefined || cachedLength === 0
        ? undefined
        : { length: cachedLength, sequence: cached.entry.sequence, entry: cached.entry };
    for (const { sequence, tokens, promptTokens, partition } of running) {
      if (sequence === undefined || !mayReuse(task, partition)) continue;
      const length = this.#shareable(commonPrefixLength(tokens.view(0, sequence.length), ids), promptTokens);
      if (length > (best?.length ?? 0)) best = { length, sequence };
    }
    return best;
  }

  /** The last token is always run: its logits choose the next one. */
  #reusableIds({ tokens, promptTokens }: EngineTask): Int32Array {
    return tokens.view(0, this.#shareable(tokens.length - 1, promptTokens));
  }

  /** How many of a sequence's first tokens others may take over. */
  #shareable(tokens: number, promptTokens: number): number {
    return this.#chunkTokens === undefined ? tokens : reusableTokens(tokens, promptTokens, this.#chunkTokens);
  }

  /** Evicts cached prefixes until `bytes` more fit. */
  #makeRoom(bytes: number, running: readonly EngineTask[], except?: PrefixEntry): boolean {
    const limit = this.#budgetBytes - this.runningBytes(running) - bytes;
    while (this.cachedBytes > Math.max(limit, 0)) {
      if (this.#prefixes?.evictOldest(except) !== true) break;
    }
    return this.cachedBytes <= limit;
  }
}

function mayReuse(task: EngineTask, partition: string): boolean {
  return partition === task.partition || partition === NAMED_PARTITION;
}

/** Items by ascending rank; first come, first served among equal ranks. */
export class RankedQueue<Item extends { readonly rank: number }> {
  readonly #items: Item[] = [];

  get length(): number {
    return this.#items.length;
  }

  get items(): readonly Item[] {
    return this.#items;
  }

  push(item: Item): void {
    let index = this.#items.length;
    while (index > 0 && (this.#items[index - 1]?.rank ?? 0) > item.rank) index -= 1;
    this.#items.splice(index, 0, item);
  }

  /** Puts an item back, before others of its rank. */
  unshift(item: Item): void {
    let index = 0;
    while (index < this.#items.length && (this.#items[index]?.rank ?? 0) < item.rank) index += 1;
    this.#items.splice(index, 0, item);
  }

  /** Removes and returns the first `count` items. */
  take(count: number): Item[] {
    return this.#items.splice(0, count);
  }

  /** Whether the item was there. */
  remove(item: Item): boolean {
    const index = this.#items.indexOf(item);
    if (index < 0) return false;
    this.#items.splice(index, 1);
    return true;
  }
}

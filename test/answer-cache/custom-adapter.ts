import { EventEmitter } from "node:events";

/** The least a Keyv storage adapter can be, remote in manner: asynchronous, strings only, no way to list keys. */
export class CustomAdapter extends EventEmitter {
  readonly opts: Readonly<Record<string, string>> = { dialect: "custom", url: "custom://" };
  namespace: string | undefined;
  readonly entries: Map<string, string> = new Map();

  async get<Value>(key: string): Promise<Value | undefined> {
    return this.entries.get(key) as Value | undefined;
  }

  async set(key: string, value: string): Promise<boolean> {
    this.entries.set(key, value);
    return true;
  }

  async delete(key: string): Promise<boolean> {
    return this.entries.delete(key);
  }

  async clear(): Promise<void> {
    this.entries.clear();
  }
}

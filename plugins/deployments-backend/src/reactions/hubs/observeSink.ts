/** Where the observations of one kind in one namespace go. */
export interface Sink<T> {
  save(items: T[]): Promise<void>;
  remove(keys: Array<{ namespace: string; name: string }>): Promise<void>;
  /** After a complete list: what is not among these is gone. */
  retain(uids: Set<string>): Promise<void>;
}

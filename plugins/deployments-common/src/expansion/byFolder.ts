/** The first two folders of a path: for a service's file `services/<service>`. */
export const firstTwo = (path: string) => {
  const end = path.indexOf('/', path.indexOf('/') + 1);
  return end === -1 ? path : path.slice(0, end);
};

/** Things by the first two folders of their path. */
export class ByFolder<T> {
  readonly groups = new Map<string, T[]>();
  /** The files of a folder mostly follow one another: where the last one went. */
  private last: { folder: string; group: T[] } = { folder: '/', group: [] };

  add(path: string, thing: T) {
    if (!path.startsWith(this.last.folder)) {
      const key = firstTwo(path);
      const group = this.groups.get(key) ?? [];
      this.groups.set(key, group);
      this.last = { folder: `${key}/`, group };
    }
    this.last.group.push(thing);
  }
}

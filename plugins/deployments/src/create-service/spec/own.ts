/** The value that a record itself holds: `constructor` is a legal name of a workload. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string) =>
  Object.hasOwn(record, key) ? record[key] : undefined;

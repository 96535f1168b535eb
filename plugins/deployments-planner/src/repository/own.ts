/** The value at a key that the record itself holds: `constructor` is a legal name here. */
export const own = <T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
) => (record && Object.hasOwn(record, key) ? record[key] : undefined);

/** A record with its keys in order. */
export const sorted = <T>(
  record: Readonly<Record<string, T>>,
): Record<string, T> =>
  Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** Text that both engines can hold: Postgres refuses NUL, and half a surrogate pair comes back changed. */
export const clean = (text: string) => text.replace(UNSTORABLE, '\ufffd');

/** The same for a whole value, as JSON. `undefined` becomes NULL. */
export const toJson = (value: unknown) =>
  JSON.stringify(value, (_, item) =>
    typeof item === 'string' ? clean(item) : item,
  );

/** {@link clean} for a column that may be NULL. */
export const cleanOrNull = (text: string | undefined) =>
  text === undefined ? null : clean(text);

/** {@link toJson} for a column that may be NULL. */
export const toJsonOrNull = (value: object | undefined) =>
  value === undefined ? null : toJson(value);

import { CustomErrorBase, isError } from '@backstage/errors';

/** Classes of SQLSTATE: data exception, integrity constraint, and limits such as the size of an index row. */
const OF_POSTGRES = /^(?:22|23|54)[0-9A-Z]{3}$/;
const OF_SQLITE = ['SQLITE_CONSTRAINT', 'SQLITE_TOOBIG', 'SQLITE_MISMATCH'];

/** The database refuses what a row holds: the same row would fail again, and the others would not. */
class RowRefusedError extends CustomErrorBase {
  name = 'RowRefusedError' as const;
}

/** Runs a write. Errors: `RowRefusedError` where a row of it is refused, and what else the database throws. */
export async function refusingRows<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isRefusedRow(error)) throw error;
    throw new RowRefusedError('The database refuses a row.', error);
  }
}

function isRefusedRow(error: unknown): boolean {
  // By its shape: a native module may have been loaded with another Error.
  if (!isError(error)) return false;
  const code = String(error.code);
  return (
    OF_POSTGRES.test(code) || OF_SQLITE.some(known => code.startsWith(known))
  );
}

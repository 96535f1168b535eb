import type { Asker } from '../connect';
import type { MissingRight, Preflight, PreflightMode, Vault } from '../types';
import { VaultError } from '../VaultError';
import { finding, GRANT, NARROW } from './findings';
import { excessRights, neededRights } from './rights';

/** Compares what our token may do with what the mode requires. */
export async function checkRights(
  { server, peer, capabilitiesSelf }: Asker & Pick<Vault, 'capabilitiesSelf'>,
  options: Pick<PreflightMode, 'mode'> & { rolePrefix: string },
  signal: AbortSignal,
): Promise<Pick<Preflight, 'refused' | 'missing'>> {
  const needed = neededRights(server, options);
  const excess = excessRights(server, options);
  const paths = [...needed, ...excess].map(({ path }) => path);
  let held: Record<string, string[]>;
  try {
    held = await capabilitiesSelf([...new Set(paths)], signal);
  } catch (error) {
    if (!(error instanceof VaultError) || error.reason !== 'forbidden') {
      throw error;
    }
    // a token that cannot be checked is not used
    return {
      refused: [finding(server, error.message, error.remedy)],
      missing: [],
    };
  }
  const isRoot = paths.some(path => held[path].includes('root'));
  if (isRoot) {
    const message = `${peer} gives us a root token. Whoever steals it controls this Vault.`;
    return { refused: [finding(server, message, NARROW)], missing: [] };
  }
  return {
    refused: excess
      .filter(({ path, capabilities }) =>
        capabilities.some(each => held[path].includes(each)),
      )
      .map(({ path, what }) =>
        finding(
          server,
          `Our token on ${peer} may ${what} (${held[path].join(', ')} on ${path}).`,
          NARROW,
        ),
      ),
    missing: needed.flatMap(({ path, capabilities, mount }): MissingRight[] => {
      const lacking = capabilities.filter(each => !held[path].includes(each));
      if (lacking.length === 0) return [];
      const message = `Our token on ${peer} lacks the right to ${lacking.join(', ')} ${path}.`;
      const reason = 'forbidden';
      return [{ ...finding(server, message, GRANT), reason, mount }];
    }),
  };
}

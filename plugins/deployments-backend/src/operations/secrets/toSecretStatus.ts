import type { SecretStatus } from '@argosy/plugin-deployments-common';
import { secretUrl, writeCommand } from '@argosy/plugin-deployments-planner';
import type { FoundKeys, SecretRow } from '../../database/types';
import { noLogin } from './noLogin';
import { sayMissing } from './sayMissing';
import type { VaultServerConfig } from '../../config';

type Key = SecretStatus['keys'][number];

/** What is known of a secret; of one that only an annotation names, nothing but its place. */
type Known = Pick<
  SecretRow,
  'server' | 'mount' | 'path' | 'keys' | 'role' | 'found'
> &
  Partial<SecretRow>;

/** A secret as the person sees it: which keys are there, what is in the way, where it stands and what writes the rest. */
export function toSecretStatus(
  { keys: required, role, found, ...row }: Known,
  server: VaultServerConfig,
): SecretStatus {
  const keys = keysOf(required, found);
  const missing = keys
    .filter(({ state }) => state === 'missing')
    .map(({ name }) => name);
  const isThere = found?.state === 'present';
  return {
    ...row,
    keys,
    ...statusOf(found, row, server),
    role,
    url: secretUrl(server, row),
    ...(missing.length > 0 && {
      command: writeCommand(server, row, { missing, isThere }),
    }),
  };
}

/** Required ones in their order, then what stands beside them. */
function keysOf(required: string[], found: FoundKeys | undefined): Key[] {
  const standing = found?.state === 'present' ? found.keys : [];
  const isChecked = found !== undefined && found.state !== 'unreadable';
  const stateOf = (name: string): Key['state'] => {
    if (!isChecked) return 'unknown';
    return standing.includes(name) ? 'present' : 'missing';
  };
  return [
    ...required.map(name => ({ name, required: true, state: stateOf(name) })),
    ...standing
      .filter(name => !required.includes(name))
      .sort()
      .map(name => ({ name, required: false, state: 'present' as const })),
  ];
}

function statusOf(
  found: FoundKeys | undefined,
  place: Pick<SecretRow, 'mount' | 'path'>,
  server: VaultServerConfig,
): Pick<
  SecretStatus,
  'state' | 'cause' | 'version' | 'updatedAt' | 'owner' | 'checkedAt'
> {
  if (found === undefined) {
    return server.auth
      ? { state: 'waiting' }
      : { state: 'unreadable', cause: noLogin(server.name) };
  }
  const { checkedAt } = found;
  if (found.state === 'unreadable') {
    return { state: 'unreadable', cause: found.cause, checkedAt };
  }
  const { version, owner } = found;
  if (found.state === 'missing') {
    const cause = sayMissing(found, place, server);
    return { state: 'checked', cause, version, owner, checkedAt };
  }
  const { updatedAt } = found;
  return { state: 'checked', version, updatedAt, owner, checkedAt };
}

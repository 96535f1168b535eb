import type {
  Cause,
  SecretStatus,
  VaultServer,
} from '@argosy/plugin-deployments-common';
import { secretUrl, writeCommand } from '@argosy/plugin-deployments-planner';
import type { VaultServerConfig } from '../../config';
import type { FoundKeys, SecretRow } from '../../database/types';

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
  const existing = found?.state === 'present' ? found.keys : [];
  const isChecked = found !== undefined && found.state !== 'unreadable';
  const stateOf = (name: string): Key['state'] => {
    if (!isChecked) return 'unknown';
    return existing.includes(name) ? 'present' : 'missing';
  };
  return [
    ...required.map(name => ({ name, required: true, state: stateOf(name) })),
    ...existing
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
    const cause = describeMissing(found, place, server);
    return { state: 'checked', cause, version, owner, checkedAt };
  }
  const { updatedAt } = found;
  return { state: 'checked', version, updatedAt, owner, checkedAt };
}

type Missing = Extract<FoundKeys, { state: 'missing' }>;

/** Why nothing stands at a path, and what to do about it. */
function describeMissing(
  { why, version }: Pick<Missing, 'why' | 'version'>,
  { mount, path }: Pick<SecretRow, 'mount' | 'path'>,
  { name, namespace }: Pick<VaultServer, 'name' | 'namespace'>,
): Cause {
  const at = `${mount}/${path} in Vault ${name}`;
  const last =
    version === undefined ? 'The last version' : `Version ${version}`;
  if (why === 'absent') {
    return {
      message: `There is nothing at ${at}.`,
      next: 'Write its keys there; pods that need them then start by themselves.',
    };
  }
  if (why === 'destroyed') {
    return {
      message: `${last} of ${at} is destroyed: its values are gone for good.`,
      next: 'Write a new version with all keys.',
    };
  }
  const where = namespace === undefined ? '' : `-namespace=${namespace} `;
  return {
    message: `${last} of ${at} is deleted.`,
    next:
      version === undefined
        ? 'Write a new version with all keys.'
        : `Bring it back with \`vault kv undelete ${where}-mount=${mount} -versions=${version} ${path}\`, or write a new version with all keys.`,
  };
}

/** A Vault without a login is never looked at. */
export const noLogin = (name: string): Cause => ({
  message: `The portal has no login for Vault ${name}, so its keys are not checked.`,
  next: 'Look there yourself; or give the portal a login (auth in deployments.vault.servers) as the set-up page shows it.',
});

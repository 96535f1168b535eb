import {
  ANNOTATION_LIMIT,
  type Cause,
  ENTITY,
  type SecretStatus,
} from '@argosy/plugin-deployments-common';
import type { VaultServerConfig } from '../../config';
import type { SecretRow } from '../../database/types';
import type { KeysAt, Vault } from '../../vault/types';
import { lookAtPath } from './lookAtPath';
import { toFoundKeys } from './lookInto';
import type { Caller, OperationContext } from '../Operation';
import { noLogin, toSecretStatus } from './toSecretStatus';

/**
 * The secrets that only annotations of an entity name. Whose they are cannot be known, since anybody may name any path:
 * who may see a part of the Deployments only is shown none.
 */
export async function annotatedSecrets(
  context: Pick<OperationContext, 'annotations' | 'config' | 'vault' | 'now'>,
  { entityRef, rows }: { entityRef: string; rows: SecretRow[] },
  { credentials, filter }: Caller,
): Promise<SecretStatus[]> {
  if (filter !== undefined) return [];
  const annotations = await context.annotations.get(entityRef, credentials);
  const { mount, paths } = secretPathsOf(annotations ?? {});
  const servers = context.config.vault?.servers ?? [];
  const server = servers.find(
    ({ auth, kv }) => auth && (mount ?? kv.mount) === kv.mount,
  );
  if (!server) {
    return servers
      .slice(0, 1)
      .flatMap(first =>
        paths.map(({ path }) => unreadable(first, path, noMount(mount))),
      );
  }
  const vault = context.vault?.vaults.get(server.name);
  const isShown = (path: string) =>
    rows.some(row => row.server === server.name && row.path === path);
  return Promise.all(
    paths
      .filter(({ path }) => !isShown(path))
      .map(({ path, isUsable }) => {
        if (!isUsable) return unreadable(server, path, NO_PATH);
        return vault
          ? statusOf(vault, server, path, context.now)
          : unreadable(server, path, noLogin(server.name));
      }),
  );
}

async function statusOf(
  vault: Vault,
  server: VaultServerConfig,
  path: string,
  now: () => Date,
): Promise<SecretStatus> {
  const { keys, at } = await lookAtPath(vault, path, now);
  const place = { server: server.name, mount: server.kv.mount, path };
  const found = toFoundKeys(withRemedy(keys, place), at.toISOString());
  const status = toSecretStatus({ ...place, keys: [], found }, server);
  const isAbsent = keys.state === 'missing' && keys.why === 'absent';
  return isAbsent ? { ...status, cause: absent(status.cause) } : status;
}

/** Only what the portal's policy names can be looked at: whoever keeps Vault decides, not who writes an entity. */
function withRemedy(
  keys: KeysAt,
  { mount, path }: { mount: string; path: string },
): KeysAt {
  if (keys.state !== 'unreadable' || keys.reason !== 'forbidden') return keys;
  return {
    ...keys,
    remedy: `If the portal may know the names of its keys, add to the portal's policy: path "${mount}/subkeys/${path}" { capabilities = ["read"] }. No restart is needed.`,
  };
}

const absent = (cause: Cause | undefined): Cause => ({
  message: cause?.message ?? 'There is nothing at this path.',
  next: `Correct ${ENTITY.secretsPath}: give the path below the mount, without data/. For a folder, list the secrets in it, separated by commas.`,
});

const NO_PATH: Cause = {
  message: `${ENTITY.secretsPath} contains a path that Vault cannot be asked for.`,
  next: `Write it as apps/shop/env, in letters, digits, dots, dashes and underscores, several separated by commas, at most ${ANNOTATION_LIMIT} characters in all.`,
};

const noMount = (mount: string | undefined): Cause => ({
  message:
    mount === undefined
      ? 'The portal has no login for any Vault.'
      : `No Vault that the portal has a login for keeps its secrets at ${mount}.`,
  next:
    mount === undefined
      ? 'Add auth to a server in deployments.vault.servers.'
      : `Correct ${ENTITY.secretsEngine}, or kv.mount in deployments.vault.servers.`,
});

/** Nothing of a path that is none goes into an address. */
const unreadable = (
  { name, publicUrl, kv }: VaultServerConfig,
  path: string,
  cause: Cause,
): SecretStatus => ({
  server: name,
  mount: kv.mount,
  path,
  keys: [],
  state: 'unreadable',
  cause,
  url: publicUrl,
});

/** What an entity says of its secrets. */
interface NotedSecrets {
  /** Of KV; without it that of the config counts. */
  mount?: string;
  paths: Array<{ path: string; isUsable: boolean }>;
}

/** No dot first, so no way up; no glob, template, escape or control character. */
const PART = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const LONGEST = 300;
const MOST = 20;

/**
 * Reads the annotations that the Vault plugins of the community share: one path, or several between commas. Anybody may
 * write them, so a path that Vault could take for more than a name is marked, and goes no further.
 */
function secretPathsOf(annotations: Record<string, string>): NotedSecrets {
  const mount = trimmed(annotations[ENTITY.secretsEngine] ?? '');
  const text = annotations[ENTITY.secretsPath] ?? '';
  if (text.length > ANNOTATION_LIMIT) {
    return { paths: [{ path: shown(text), isUsable: false }] };
  }
  const paths = text.split(',').map(trimmed).filter(Boolean);
  return {
    ...(mount !== '' && { mount: shown(mount) }),
    paths: [...new Set(paths)].slice(0, MOST).map(path => ({
      path: shown(path),
      isUsable:
        path.length <= LONGEST &&
        path.split('/').every(part => PART.test(part)),
    })),
  };
}

/** As people write them, with slashes at the ends. */
const trimmed = (text: string) => text.trim().replace(/^\/+|(?<!\/)\/+$/g, '');

/** One line in measure, for the screen. */
const shown = (text: string) =>
  text.slice(0, LONGEST).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');

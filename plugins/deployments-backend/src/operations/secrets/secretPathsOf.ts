import { ENTITY } from '@argosy/plugin-deployments-common';

/** What an entity says of its secrets. */
export interface NotedSecrets {
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
export function secretPathsOf(
  annotations: Record<string, string>,
): NotedSecrets {
  const mount = trimmed(annotations[ENTITY.secretsEngine] ?? '');
  const paths = (annotations[ENTITY.secretsPath] ?? '')
    .split(',')
    .map(trimmed)
    .filter(Boolean);
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
const trimmed = (text: string) => text.trim().replace(/^\/+|\/+$/g, '');

/** One line in measure, for the screen. */
const shown = (text: string) =>
  text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, LONGEST);

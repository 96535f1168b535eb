import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ScmIntegrations,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { gitea } from './gitea';
import type { GitHost, HostKind, HostOptions } from './host';

/** The hosts on which Argosy can open pull requests. */
const KINDS: readonly HostKind[] = [gitea];

/** The Git hosts of the portal and their credentials, from `integrations`. */
export const readIntegrations = (config: Config) =>
  ScmIntegrations.fromConfig(config);

/** Finds the host of a repository in `integrations`. Undefined for a repository in a folder. Throws `InputError` for a host that is not supported. */
export function findHost(
  options: HostOptions & { integrations: ScmIntegrationRegistry },
): GitHost | undefined {
  const { url, integrations } = options;
  if (url.protocol === 'file:') return undefined;
  for (const kind of KINDS) {
    const host = kind.create(integrations, options);
    if (host) return host;
  }
  const other = integrations.byUrl(url);
  if (other) {
    const supported = KINDS.map(({ name }) => name).join(' or ');
    throw new InputError(
      `The GitOps repository is on ${url.host}, a host of type ${other.type} in integrations; Argosy cannot open pull requests there yet. Keep the GitOps repository on ${supported}.`,
    );
  }
  const keys = KINDS.map(({ type }) => `integrations.${type}`).join(' or ');
  throw new InputError(
    `integrations has no entry for ${url.host}, the host of the GitOps repository. Add ${keys} with host: ${url.host}.`,
  );
}

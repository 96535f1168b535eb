import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { giteaHost } from './gitea';
import { GitHost, HostOptions } from './host';

/** Picks the host by `integrations`; undefined for a repository in a folder. Throws `InputError` for a host that we cannot speak to. */
export function findHost(
  options: HostOptions & { integrations: ScmIntegrationRegistry },
): GitHost | undefined {
  const { url, integrations } = options;
  if (url.protocol === 'file:') return undefined;
  const gitea = integrations.gitea.byUrl(url);
  if (gitea) return giteaHost(gitea.config, options);
  const other = integrations.byUrl(url);
  throw new InputError(
    other
      ? `The GitOps repository is on ${url.host}, which integrations calls ${other.type}; Argosy cannot open pull requests there yet. Keep the GitOps repository on Gitea.`
      : `No entry of integrations is for ${url.host}, the host of the GitOps repository. Add integrations.gitea with host: ${url.host}.`,
  );
}

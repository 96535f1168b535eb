import {
  gitClient,
  kubernetesClient,
} from '@argosy/control-plane/contractSuite';
import { refreshApplications } from '../argocd/refreshApplications';
import type { LabControlPlane } from '../LabControlPlane';

/** Releases a service in both regions, as its pipeline and the webhook of a Git host do. */
export async function openDelivery(lab: LabControlPlane, name: string) {
  const git = await gitClient(lab.git);
  const client = kubernetesClient(lab.hubs[0]);
  const folder = `services/${name}/overlays`;
  return {
    /** Commits this tag for both regions. @returns when the push was answered, on `performance.now()` */
    async release(tag: string): Promise<number> {
      await git.pull();
      const files = await git.git('ls-files', `${folder}/*/kustomization.yaml`);
      const changed: Record<string, string> = {};
      for (const file of files.split('\n')) {
        const content = await git.git('show', `HEAD:${file}`);
        changed[file] = `${content.replace(/newTag: .*/, `newTag: ${tag}`)}\n`;
      }
      await git.commit(changed, `Release ${name} ${tag}`);
      await git.push();
      const pushedAt = performance.now();
      const applications = await client.names(
        'applications',
        `argosy.dev/service=${name}`,
      );
      await refreshApplications(client, applications);
      return pushedAt;
    },
    close: () => git.remove(),
  };
}

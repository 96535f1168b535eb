import { PATIENT, objects, text, until } from '@argosy/control-plane';
import {
  gitClient,
  kubernetesClient,
} from '@argosy/control-plane/contractSuite';
import { refreshApplications } from '../argocd/refreshApplications';
import type { LabControlPlane } from '../LabControlPlane';

/** The files in `argocd/` that the portal wrote for the team of the bench. */
const MODEL = 'team-a-nonprod';

/** Adds the AppProjects and ApplicationSets of so many more teams, whose services do not exist yet. */
export async function addTeams(lab: LabControlPlane, count: number) {
  const git = await gitClient(lab.git);
  const client = kubernetesClient(lab.hubs[0]);
  const write = async (files: Record<string, string | null>, what: string) => {
    await git.pull();
    await git.commit(files, what);
    await git.push();
    await refreshApplications(client, ['gitops-root']);
  };
  const names = Array.from({ length: count }, (_, n) => `bench-${n}-nonprod`);
  const existing = async (plural: string) =>
    objects(await client.listAll(plural), 'items').filter(object =>
      names.includes(text(object, 'metadata', 'name') ?? ''),
    ).length;
  const files: Record<string, string> = {};
  const remove = async () => {
    try {
      const gone = Object.keys(files).map(path => [path, null] as const);
      await write(Object.fromEntries(gone), 'The teams leave');
      // sets are removed first, projects are added first
      await until(
        'the projects are gone',
        async () => (await existing('appprojects')) === 0,
        PATIENT,
      );
    } finally {
      await git.remove();
    }
  };
  await git.pull();
  for (const file of ['appproject.yaml', 'applicationset.yaml']) {
    const model = await git.git('show', `HEAD:argocd/${MODEL}/${file}`);
    for (const name of names) {
      files[`argocd/${name}/${file}`] = `${model
        .replaceAll(MODEL, name)
        .replaceAll('services/', `services/${name}-`)}\n`;
    }
  }
  try {
    await write(files, `${count} more teams`);
    await until(
      'the sets stand',
      async () => (await existing('applicationsets')) === count,
      PATIENT,
    );
  } catch (error) {
    await remove().catch(() => {});
    throw error;
  }
  return { remove };
}

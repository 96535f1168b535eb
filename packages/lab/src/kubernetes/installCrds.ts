import { objects, PATIENT, text, until } from '@argosy/control-plane';
import type { KubeApi } from './KubeApi';
import { readManifests } from './readManifests';

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Groups that the lab has no use for. Each kind costs an API server almost a second. */
const UNUSED = ['generators.external-secrets.io'];

/** Applies the CustomResourceDefinitions of these folders, and waits until the API server serves them. */
export async function installCrds(api: KubeApi, folders: string[]) {
  const manifests = await Promise.all(folders.map(readManifests));
  const crds = manifests
    .flat()
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .filter(crd => !UNUSED.includes(text(crd, 'spec', 'group') ?? ''));
  await Promise.all(crds.map(crd => api.apply(crd)));
  for (const crd of crds) {
    const name = text(crd, 'metadata', 'name');
    await until(
      `${name} is served`,
      async () =>
        objects(await api.get(`${CRDS}/${name}`), 'status', 'conditions').some(
          each => each.type === 'Established' && each.status === 'True',
        ),
      PATIENT,
    );
  }
}

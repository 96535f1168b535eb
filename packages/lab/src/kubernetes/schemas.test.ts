import { readFile, writeFile } from 'node:fs/promises';
import { ARGOCD_SCHEMAS } from '@argosy/control-plane';
import { connectTestLab } from '../describe';
import { KubeApi } from './KubeApi';
import { trimSchemas, writeSchemas } from './trimSchemas.test.util';

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

// UPDATE_GOLDEN=1 writes the file anew, after the lab has moved to another version of Argo CD.
it('The schemas with which the sandbox refuses are those that Argo CD ships', async () => {
  const { clusters } = await connectTestLab();
  const api = new KubeApi(clusters[0]);
  const crds = await Promise.all(
    ['applications', 'applicationsets', 'appprojects'].map(plural =>
      api.get(`${CRDS}/${plural}.argoproj.io`),
    ),
  );
  const written = writeSchemas(trimSchemas(crds));
  if (process.env.UPDATE_GOLDEN === '1') {
    await writeFile(ARGOCD_SCHEMAS, written);
  }
  expect(await readFile(ARGOCD_SCHEMAS, 'utf8')).toBe(written);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An object of a recording of a real Argo CD. */
export function recorded(recording: string, object: string): object {
  const path = join(__dirname, '..', '__fixtures__', `${recording}.json`);
  return JSON.parse(readFileSync(path, 'utf8')).objects[object];
}

/** An Application as Kubernetes has it right after its creation: without a status. */
export const newApplication = (name: string, resourceVersion = '1') => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd', uid: `uid-${name}`, resourceVersion },
  spec: {
    project: 'store-prod',
    destination: { name: 'eu1', namespace: 'shop-prod' },
  },
});

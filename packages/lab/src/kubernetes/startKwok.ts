import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dig, objects, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { Lab } from '../Lab';
import { readManifests } from './readManifests';
import { answers } from '../processes/answers';

const OURS = join(
  dirname(require.resolve('@argosy/lab/package.json')),
  'stages',
);

/** KWOK makes every Pod Ready. This excludes those whose image is meant to be broken. */
function spareBroken(stage: JsonObject, broken: JsonObject): JsonObject {
  if (text(stage, 'metadata', 'name') !== 'pod-ready') return stage;
  const [isBroken] = objects(broken, 'spec', 'selector', 'matchExpressions');
  const copy = structuredClone(stage);
  const expressions = dig(copy, 'spec', 'selector', 'matchExpressions');
  if (!Array.isArray(expressions)) {
    throw new Error('The stage pod-ready of KWOK has no matchExpressions.');
  }
  expressions.push({ ...isBroken, operator: 'NotIn' });
  return copy;
}

/**
 * Starts KWOK, which stands in for the kubelets of a region: Pods become Ready, or wait for an image that cannot
 * be pulled.
 */
export async function startKwok(
  { peers, processes, ports, state }: Lab,
  cluster: string,
  kubeconfig: string,
) {
  const ours = await readManifests(OURS);
  const broken = ours.find(
    each => text(each, 'metadata', 'name') === 'pod-image-broken',
  );
  if (!broken) throw new Error(`${OURS} has no stage pod-image-broken.`);
  const theirs = (await readManifests(peers.files.kwokStages)).filter(
    ({ kind }) => kind === 'Stage',
  );
  const folder = join(state, 'kwok');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${cluster}.yaml`);
  await writeFile(
    file,
    [...theirs.map(each => spareBroken(each, broken)), ...ours]
      .map(each => JSON.stringify(each))
      .join('\n---\n'),
  );
  const port = ports.next();
  return processes.start(
    {
      name: `kwok-${cluster}`,
      program: peers.programs.kwok,
      args: [
        `--kubeconfig=${kubeconfig}`,
        '--manage-all-nodes=true',
        `--config=${file}`,
        `--server-address=127.0.0.1:${port}`,
      ],
    },
    answers(`http://127.0.0.1:${port}/healthz`),
  );
}

/** The only node of a region. It exists in name only, and KWOK answers for it. */
export const nodeOf = (cluster: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: `${cluster}-node`,
    annotations: { 'kwok.x-k8s.io/node': 'fake' },
    labels: {
      'kubernetes.io/arch': 'amd64',
      'kubernetes.io/hostname': `${cluster}-node`,
      'kubernetes.io/os': 'linux',
      'topology.kubernetes.io/region': cluster,
      'topology.kubernetes.io/zone': `${cluster}-a`,
    },
  },
});

import type { IContainer } from 'kubernetes-models/v1';
import { parseImage, Workload } from '@argosy/plugin-deployments-common';
import { literal } from '../../yaml/literal';
import { sorted } from '../../../repository/own';
import { resources } from './resources';

/** The tag in the base: an overlay that forgets `images:` fails loudly. */
const TAG = 'set-by-overlay';

/** What the container of a workload and that of its migration have in common. */
export function container(workload: Workload, name: string): IContainer {
  const env = Object.entries(sorted(workload.env));
  return {
    name,
    image: `${parseImage(workload.image)?.name}:${TAG}`,
    ...(env.length > 0 && {
      env: env.map(([key, value]) => ({ name: key, value: literal(value) })),
    }),
    resources: resources(workload),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  };
}

import type { IPodTemplateSpec } from 'kubernetes-models/v1';
import { Workload } from '@argosy/plugin-deployments-common';
import { container } from './container';
import type { Comment } from '../../yaml/emit';
import { HTTP_PORT, nameLabel } from '../meta';
import { podComments, podSpec } from './podSpec';
import { probes } from './probes';

/** The pods of a workload, spread over zones. */
export function podTemplate(workload: Workload): IPodTemplateSpec {
  const { name, port } = workload;
  const { image, env, resources, securityContext, volumeMounts } = container(
    workload,
    name,
  );
  return {
    metadata: { labels: nameLabel(name) },
    spec: {
      ...podSpec(name, {
        name,
        image,
        ...(port !== undefined && {
          ports: [{ name: HTTP_PORT, containerPort: port }],
        }),
        ...(env && { env }),
        ...probes(workload),
        ...(port !== undefined && {
          lifecycle: { preStop: { sleep: { seconds: 5 } } },
        }),
        resources,
        securityContext,
        volumeMounts,
      }),
      terminationGracePeriodSeconds: 30,
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: nameLabel(name) },
        },
      ],
    },
  };
}

export const templateComments: readonly Comment[] = [
  ...podComments,
  [
    [
      'spec',
      'template',
      'spec',
      'containers',
      0,
      'lifecycle',
      'preStop',
      'sleep',
      'seconds',
    ],
    'the gateway forgets the pod before it stops',
  ],
];

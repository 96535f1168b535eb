import type { IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import type { Comment } from '../../yaml/emit';
import { analysisName, previewName } from '../../objectNames';
import { ResolvedWorkload } from '../../resolveService';

type Strategy = NonNullable<IRollout['spec']['strategy']>;

/** Metrics decide about a canary where there is a Prometheus to ask. */
export const rolloutStrategy = (workload: ResolvedWorkload): Strategy =>
  workload.delivery === 'blue-green'
    ? { blueGreen: blueGreen(workload) }
    : { canary: canary(workload) };

// Promoted by the clock: a Rollout that waits for a person waits for ever, and keeps its Application Suspended.
const blueGreen = ({ name }: ResolvedWorkload): Strategy['blueGreen'] => ({
  activeService: name,
  previewService: previewName(name),
  autoPromotionEnabled: true,
  autoPromotionSeconds: 120,
  scaleDownDelaySeconds: 300,
});

const canary = ({
  name,
  prometheus,
}: ResolvedWorkload): Strategy['canary'] => ({
  maxSurge: 1,
  maxUnavailable: 0,
  ...(prometheus !== undefined && {
    analysis: {
      startingStep: 1,
      templates: [{ templateName: analysisName(name) }],
      args: [
        { name: 'hash', valueFrom: { podTemplateHashValue: 'Latest' } },
        {
          name: 'namespace',
          valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
        },
      ],
    },
  }),
  steps: [
    { setWeight: 20 },
    { pause: { duration: '2m' } },
    { setWeight: 50 },
    { pause: { duration: '2m' } },
  ],
});

const STRATEGY = ['spec', 'strategy'];

export const strategyComments: readonly Comment[] = [
  [
    [...STRATEGY, 'canary', 'analysis'],
    'runs beside the steps; a failure aborts the canary',
  ],
  [
    [
      ...STRATEGY,
      'canary',
      'analysis',
      'args',
      0,
      'valueFrom',
      'podTemplateHashValue',
    ],
    "ask about the canary's pods only",
  ],
  [
    [...STRATEGY, 'canary', 'steps', 1, 'pause', 'duration'],
    'a bare number would be seconds',
  ],
  [
    [...STRATEGY, 'blueGreen', 'autoPromotionSeconds'],
    'time to look at the preview, and to abort',
  ],
  [
    [...STRATEGY, 'blueGreen', 'scaleDownDelaySeconds'],
    'the old pods stay this long: back is a switch of the Service',
  ],
];

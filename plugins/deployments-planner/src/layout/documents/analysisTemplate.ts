import type { IAnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import { emit } from '../yaml/emit';
import { analysisName } from '../objectNames';
import { ResolvedWorkload } from '../resolveService';

/** The share of requests that the canary's pods answer without a fault of theirs. */
export function analysisTemplate({
  name,
  prometheus,
}: ResolvedWorkload & { prometheus: string }): string {
  const pods = `namespace="{{args.namespace}}",pod=~"${name}-{{args.hash}}-.*"`;
  const resource: IAnalysisTemplate = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: analysisName(name) },
    spec: {
      args: [{ name: 'hash' }, { name: 'namespace' }],
      metrics: [
        {
          name: 'success-rate',
          interval: '30s',
          failureLimit: 2,
          successCondition:
            'len(result) == 0 || isNaN(result[0]) || result[0] >= 0.99',
          provider: {
            prometheus: {
              address: prometheus,
              query: [
                `sum(rate(http_requests_total{${pods},code!~"5.."}[2m]))`,
                '/',
                `sum(rate(http_requests_total{${pods}}[2m]))`,
                '',
              ].join('\n'),
            },
          },
        },
      ],
    },
  };
  const metric = ['spec', 'metrics', 0];
  return emit(resource, [
    [
      [...metric, 'failureLimit'],
      'the default 0 aborts at the first bad sample',
    ],
    [
      [...metric, 'successCondition'],
      'no traffic gives an empty or NaN result: that is no failure',
    ],
  ]);
}

import type { IPodTemplateSpec, IVolume } from 'kubernetes-models/v1';
import { migrationName, Workload } from '@argosy/plugin-deployments-common';
import { injectorAnnotations, TOKEN_VOLUME } from './injectorAnnotations';
import { TMP_VOLUME } from './podSpec';
import { SecretAccess } from '../../secretAccess';
import { workloadKind } from '../workloadKind';

const tokenVolume = (audience: string | undefined): IVolume => ({
  name: TOKEN_VOLUME,
  projected: {
    sources: [
      {
        serviceAccountToken: {
          ...(audience !== undefined && { audience }),
          expirationSeconds: 3600,
          path: 'token',
        },
      },
    ],
  },
});

type TemplatePatch = Pick<IPodTemplateSpec, 'metadata'> & {
  spec: { volumes: IVolume[] };
};

/** What the injector needs of a workload's pods in a target. */
export function injectedPods(
  workload: Workload,
  { server, roles: [role] }: SecretAccess,
): TemplatePatch {
  const volume = tokenVolume(role.audience);
  // Kustomize replaces the lists of a Rollout.
  const isReplaced = workloadKind(workload).kind === 'Rollout';
  return {
    metadata: { annotations: injectorAnnotations(role, server, false) },
    spec: { volumes: isReplaced ? [TMP_VOLUME, volume] : [volume] },
  };
}

/** The same for its migration, which ends: an agent beside it would keep the Job from ending too. */
export function* injectedMigration(
  { name }: Workload,
  { server, roles: [, role] }: SecretAccess,
) {
  if (!role) return;
  yield {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: migrationName(name) },
    spec: {
      template: {
        metadata: { annotations: injectorAnnotations(role, server, true) },
        spec: { volumes: [tokenVolume(role.audience)] },
      },
    },
  };
}

import {
  Fleet,
  ServiceSpec,
  Workload,
} from '@argosy/plugin-deployments-common';
import { analysisTemplate } from './documents/analysisTemplate';
import { baseKustomization } from './documents/kustomize/baseKustomization';
import { deployment } from './documents/deployment';
import { horizontalPodAutoscaler } from './documents/horizontalPodAutoscaler';
import { httpRoute } from './documents/httpRoute';
import { migrationJob } from './documents/migrationJob';
import { namespaceOfAddress, networkPolicy } from './documents/networkPolicy';
import { previewName } from './objectNames';
import { podDisruptionBudget } from './documents/podDisruptionBudget';
import { rollout } from './documents/rollout';
import { baseRange } from './scaling';
import { service } from './documents/service';
import { migrationAccount, serviceAccount } from './documents/serviceAccount';

/** The files of one workload's base, by name: what is the same in every target. */
export function baseFiles(
  spec: ServiceSpec,
  workload: Workload,
  { prometheus }: Fleet,
): Map<string, string> {
  const { port, delivery, migration, expose } = workload;
  const files = new Map<string, string>();
  const range = baseRange(spec, workload);
  // Metrics of requests exist only where requests come.
  const analysis =
    delivery === 'canary' && port !== undefined ? prometheus : undefined;

  if (delivery === 'rolling') {
    files.set('deployment.yaml', deployment(workload, range !== undefined));
  } else {
    files.set(
      'rollout.yaml',
      rollout(workload, range !== undefined, analysis !== undefined),
    );
  }
  if (analysis)
    files.set('analysistemplate.yaml', analysisTemplate(workload, analysis));
  if (range)
    files.set(
      'horizontalpodautoscaler.yaml',
      horizontalPodAutoscaler(workload, range),
    );
  files.set('poddisruptionbudget.yaml', podDisruptionBudget(workload));
  files.set('serviceaccount.yaml', serviceAccount(workload));
  if (port !== undefined) {
    files.set('service.yaml', service(workload));
    files.set(
      'networkpolicy.yaml',
      networkPolicy(workload, namespaceOfAddress(analysis)),
    );
    if (expose) files.set('httproute.yaml', httpRoute(workload));
    if (delivery === 'blue-green') {
      files.set(
        'service-preview.yaml',
        service(workload, previewName(workload.name)),
      );
    }
  }
  if (migration) {
    files.set('job-migrate.yaml', migrationJob(workload, migration.command));
    files.set('serviceaccount-migrate.yaml', migrationAccount(workload));
  }
  files.set(
    'kustomization.yaml',
    baseKustomization(spec, workload, [...files.keys()]),
  );
  return files;
}

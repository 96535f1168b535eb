import { analysisTemplate } from './documents/analysisTemplate';
import { baseKustomization } from './documents/kustomize/baseKustomization';
import { deployment } from './documents/deployment';
import { horizontalPodAutoscaler } from './documents/horizontalPodAutoscaler';
import { httpRoute } from './documents/httpRoute';
import { migrationJob } from './documents/migrationJob';
import { networkPolicy } from './documents/networkPolicy';
import { previewName } from './objectNames';
import { podDisruptionBudget } from './documents/podDisruptionBudget';
import { rollout } from './documents/rollout';
import { service } from './documents/service';
import { migrationAccount, serviceAccount } from './documents/serviceAccount';
import { ResolvedWorkload } from './resolveService';

/** The files of one workload's base, by name: what is the same in every target. */
export function baseFiles(workload: ResolvedWorkload): Map<string, string> {
  const { port, delivery, migration, expose, range, prometheus } = workload;
  const files = new Map<string, string>();
  if (delivery === 'rolling')
    files.set('deployment.yaml', deployment(workload));
  else files.set('rollout.yaml', rollout(workload));
  if (prometheus !== undefined)
    files.set(
      'analysistemplate.yaml',
      analysisTemplate({ ...workload, prometheus }),
    );
  if (range)
    files.set(
      'horizontalpodautoscaler.yaml',
      horizontalPodAutoscaler({ ...workload, range }),
    );
  files.set('poddisruptionbudget.yaml', podDisruptionBudget(workload));
  files.set('serviceaccount.yaml', serviceAccount(workload));
  if (port !== undefined) {
    files.set('service.yaml', service(workload));
    files.set('networkpolicy.yaml', networkPolicy(workload));
    if (expose) files.set('httproute.yaml', httpRoute(workload));
    if (delivery === 'blue-green') {
      files.set(
        'service-preview.yaml',
        service(workload, previewName(workload.name)),
      );
    }
  }
  if (migration) {
    files.set('job-migrate.yaml', migrationJob({ ...workload, migration }));
    files.set('serviceaccount-migrate.yaml', migrationAccount(workload));
  }
  files.set(
    'kustomization.yaml',
    baseKustomization(workload, [...files.keys()]),
  );
  return files;
}

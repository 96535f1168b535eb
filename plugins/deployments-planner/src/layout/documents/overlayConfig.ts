import {
  APPLICATION_LIMIT,
  entityRefOf,
  ServiceSpec,
  shortName,
} from '@argosy/plugin-deployments-common';
import { OverlayConfig } from '../../repository/overlayConfig';
import { ResolvedTarget } from '../resolveService';

/**
 * `application`: the existing name, where the file is there already. A name is never
 * recomputed: under another one Argo CD deletes the workload and makes it anew.
 */
export const overlayConfig = (
  spec: ServiceSpec,
  { target, cluster, namespace, project }: ResolvedTarget,
  application?: string,
): OverlayConfig => ({
  schemaVersion: 1,
  application:
    application ??
    shortName(
      [spec.name, target.environment, target.cluster],
      APPLICATION_LIMIT,
    ),
  service: spec.name,
  environment: target.environment,
  region: cluster.region,
  cluster: target.cluster,
  hub: cluster.hub,
  project,
  namespace,
  entityRef: entityRefOf(spec),
});

/** Strict JSON: Argo CD accepts more than `JSON.parse`, other readers do not. */
export const printConfig = (config: OverlayConfig) =>
  `${JSON.stringify(config, null, 2)}\n`;

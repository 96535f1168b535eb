import type { IContainer, IProbe } from 'kubernetes-models/v1';
import { Workload } from '@argosy/plugin-deployments-common';
import { HTTP_PORT } from '../meta';

/** Without a health path an open port is all that can be asked for, and no reason for a restart. */
export function probes({ port, health }: Workload): Partial<IContainer> {
  if (port === undefined) return {};
  const ask: IProbe = health
    ? { httpGet: { path: health, port: HTTP_PORT } }
    : { tcpSocket: { port: HTTP_PORT } };
  return {
    startupProbe: { ...ask, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { ...ask, periodSeconds: 5 },
    ...(health && { livenessProbe: { ...ask, periodSeconds: 10 } }),
  };
}

import { IN_CLUSTER } from '@argosy/control-plane';
import type { JsonObject, SeedCluster } from '@argosy/control-plane';
import type { ApiObject } from '../kubernetes/objects';
import { timestamp } from '../kubernetes/Resources';
import { readApplication } from '../controller/applications/readApplication';
import { API_VERSIONS } from './apiVersions';

const SERVER_VERSION = '1.36';

/** Answers `GET /api/v1/clusters`, without credentials, as Argo CD does. */
export function toClusterList(
  clusters: SeedCluster[],
  applications: ApiObject[],
): JsonObject {
  const counts = new Map<string, number>();
  for (const application of applications) {
    const { cluster } = readApplication(application);
    counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  const now = timestamp();
  const item = ({ name, server, labels }: SeedCluster): JsonObject => {
    const connectionState = {
      status: 'Successful',
      message: '',
      attemptedAt: now,
    };
    return {
      server,
      name,
      config: { tlsClientConfig: { insecure: false } },
      connectionState,
      serverVersion: SERVER_VERSION,
      info: {
        connectionState,
        serverVersion: SERVER_VERSION,
        cacheInfo: {
          resourcesCount: 400,
          apisCount: API_VERSIONS.length,
          lastCacheSyncTime: now,
        },
        applicationsCount: counts.get(name) ?? 0,
        apiVersions: API_VERSIONS,
      },
      ...(Object.keys(labels).length > 0 ? { labels } : {}),
    };
  };
  return {
    metadata: {},
    items: [{ ...IN_CLUSTER, labels: {} }, ...clusters].map(item),
  };
}

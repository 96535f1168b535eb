import { useApi } from '@backstage/frontend-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { deploymentsApiRef } from '../../apis';

/** Environments, clusters and taken names, as they stand now. */
export function useTargets() {
  const deployments = useApi(deploymentsApiRef);
  return useAsyncRetry(() => deployments.listTargets({}), [deployments]);
}

import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { deploymentsApiRef } from '../../apis';
import { useAsync } from '../../shared/useAsync';

/** Environments, clusters and taken names, as they stand now. */
export function useTargets() {
  const deployments = useApi(deploymentsApiRef);
  return useAsync(
    useCallback(() => deployments.listTargets({}), [deployments]),
  );
}

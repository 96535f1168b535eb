import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { deploymentsApiRef } from '../../apis';
import { useAsync } from '../../shared/useAsync';
import { ServiceValue } from '../spec/values';

/** Environments, clusters and taken names, as they stand now; for a service with an owner, where it may be created. */
export function useTargets(service: ServiceValue = {}) {
  const deployments = useApi(deploymentsApiRef);
  const { owner, project } = service;
  return useAsync(
    useCallback(
      () => deployments.listTargets({ owner, project }),
      [deployments, owner, project],
    ),
  );
}

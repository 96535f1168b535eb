import { ServiceSpec } from '@argosy/plugin-deployments-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { deploymentsApiRef } from '../../apis';

/** Asks Vault which of the keys that a spec requires stand already; asks nobody where it requires none. */
export function useSecretsPreview(spec: ServiceSpec) {
  const deployments = useApi(deploymentsApiRef);
  const key = JSON.stringify(spec);
  const asked = useMemo((): ServiceSpec => JSON.parse(key), [key]);
  const isRequired = asked.workloads.some(({ secrets }) => secrets.length > 0);
  const request = useAsyncRetry(
    async () =>
      isRequired ? deployments.previewSecrets({ spec: asked }) : undefined,
    [deployments, asked, isRequired],
  );
  return { isRequired, ...request };
}

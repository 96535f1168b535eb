import { useApi } from '@backstage/frontend-plugin-api';
import { Container } from '@backstage/ui';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { deploymentsApiRef } from '../apis';
import { legible } from '../shared/legible';
import { Loading } from './Loading';
import { NotRead } from './NotRead';
import { SetUps } from './SetUps';

/** What an admin of each Vault does once, and what the preflight says of the portal's token. */
export const VaultSetUpPage = () => {
  const api = useApi(deploymentsApiRef);
  const { value, error, loading, retry } = useAsyncRetry(
    () => api.getVaultSetUp({}),
    [api],
  );
  return (
    <Container py="4" className={legible}>
      {error && <NotRead error={error} pending={loading} onRetry={retry} />}
      {value && <SetUps setUp={value} />}
      {loading && !error && !value && <Loading />}
    </Container>
  );
};

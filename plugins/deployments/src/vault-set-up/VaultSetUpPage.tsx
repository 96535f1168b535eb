import { useApi } from '@backstage/frontend-plugin-api';
import {
  Container,
  Header,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { useCallback } from 'react';
import { deploymentsApiRef } from '../apis';
import { CopyLines } from '../shared/CopyLines';
import { Failure } from '../shared/Failure';
import { legible } from '../shared/legible';
import { useAsync } from '../shared/useAsync';
import { useText } from '../shared/useText';
import { Findings } from './Findings';
import { SetUp, VaultCard } from './VaultCard';
import styles from './VaultSetUp.module.css';

/** What an admin of each Vault does once, and what the preflight says of the portal's token. */
export const VaultSetUpPage = () => {
  const t = useText();
  const api = useApi(deploymentsApiRef);
  const { value, error, loading, retry } = useAsync(
    useCallback(() => api.getVaultSetUp({}), [api]),
  );
  return (
    <Container py="4" className={legible}>
      {error && (
        <Failure
          error={error}
          texts={{
            deniedTitle: t('vault.setUp.deniedTitle'),
            denied: t('vault.setUp.denied'),
            failedTitle: t('vault.setUp.failedTitle'),
          }}
          pending={loading}
          onRetry={retry}
        />
      )}
      {value && <SetUps setUp={value} />}
      {loading && !error && !value && <Loading />}
    </Container>
  );
};

/** The same with a title of its own, for apps that draw none around a page. */
export const TitledVaultSetUpPage = () => {
  const t = useText();
  return (
    <>
      <Header title={t('vault.setUp.title')} />
      <VaultSetUpPage />
    </>
  );
};

/** One Vault below the other. */
const SetUps = ({ setUp }: { setUp: SetUp }) => {
  const t = useText();
  const { mode, vaults, warnings } = setUp;
  const unsafe = (
    <Findings
      title={t('vault.setUp.unsafeTitle')}
      tone="warning"
      findings={warnings}
    />
  );
  if (!mode || vaults.length === 0)
    return (
      <div className={styles.page}>
        {unsafe}
        <NotConfigured />
      </div>
    );
  return (
    <div className={styles.page}>
      {unsafe}
      <div className={styles.intro}>
        <Text as="p" variant="body-medium">
          {t('vault.setUp.intro')}
        </Text>
        <Text as="p" variant="body-medium" color="secondary">
          {t(`vault.setUp.mode.${mode}`)}
        </Text>
      </div>
      {vaults.map(vault => (
        <VaultCard key={vault.name} vault={vault} />
      ))}
    </div>
  );
};

const LINES = `deployments:
  vault:
    mode: roles
    servers:
      - name: main
        url: https://vault.example.com
        auth: { method: kubernetes, role: portal }
        clusters:
          eu1: { mount: k8s-eu1 }
          us1: { mount: k8s-us1 }`;

/** What to add to the app-config, with the lines. */
const NotConfigured = () => {
  const t = useText();
  return (
    <div className={styles.intro}>
      <Text as="h2" variant="body-large" weight="bold">
        {t('vault.setUp.noneTitle')}
      </Text>
      <Text as="p" variant="body-medium">
        {t('vault.setUp.none')}
      </Text>
      <CopyLines
        label={t('vault.setUp.noneLines')}
        what={t('vault.setUp.noneCopy')}
        lines={LINES}
      />
      <Text as="p" variant="body-small" color="secondary">
        {t('vault.setUp.noneMode')}
      </Text>
    </div>
  );
};

/** A Vault with its steps, without content. */
const Loading = () => {
  const t = useText();
  return (
    <div role="status" className={styles.page}>
      <VisuallyHidden>{t('vault.setUp.loading')}</VisuallyHidden>
      <Skeleton height={20} width="60%" aria-hidden />
      <Skeleton height={64} width="100%" aria-hidden />
      <Skeleton height={160} width="100%" aria-hidden />
      <Skeleton height={160} width="100%" aria-hidden />
    </div>
  );
};

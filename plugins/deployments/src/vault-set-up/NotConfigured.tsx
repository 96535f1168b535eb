import { Text } from '@backstage/ui';
import { useText } from '../shared/useText';
import { CopyLines } from '../shared/CopyLines';
import styles from './VaultSetUp.module.css';

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
export const NotConfigured = () => {
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

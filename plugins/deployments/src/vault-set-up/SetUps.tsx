import { Text } from '@backstage/ui';
import { useText } from '../shared/useText';
import { NotConfigured } from './NotConfigured';
import { SetUp } from './setUp';
import { VaultCard } from './VaultCard';
import styles from './VaultSetUp.module.css';

/** One Vault below the other. */
export const SetUps = ({ setUp }: { setUp: SetUp }) => {
  const t = useText();
  const { mode, vaults } = setUp;
  if (!mode || vaults.length === 0) return <NotConfigured />;
  return (
    <div className={styles.page}>
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

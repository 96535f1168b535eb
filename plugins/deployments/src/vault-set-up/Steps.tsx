import { Text } from '@backstage/ui';
import { useText } from '../shared/useText';
import { CopyLines } from '../shared/CopyLines';
import { VaultOfSetUp } from './setUp';
import styles from './VaultSetUp.module.css';

/** The steps in order: what, why, and the command. */
export const Steps = ({ vault }: { vault: VaultOfSetUp }) => {
  const t = useText();
  const { name, steps } = vault;
  if (steps.length === 0)
    return (
      <Text as="p" variant="body-small" color="secondary">
        {t('vault.setUp.noSteps')}
      </Text>
    );
  return (
    <ol
      className={styles.steps}
      aria-label={t('vault.setUp.stepsOf', { vault: name })}
    >
      {steps.map(({ title, why, command }, index) => {
        const number = String(index + 1);
        return (
          <li key={title} className={styles.step}>
            <span aria-hidden className={styles.number}>
              {number}
            </span>
            <div className={styles.what}>
              <Text as="h3" variant="body-medium" weight="bold">
                {title}
              </Text>
              <CopyLines
                label={why}
                what={t('vault.setUp.copyStep', { number, title })}
                lines={command}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
};

import { SecretStatus } from '@argosy/plugin-deployments-common';
import { Text } from '@backstage/ui';
import { useText } from '../shared/useText';
import { commandsOf } from './view/commands';
import { CopyLines } from '../shared/CopyLines';
import styles from './Secrets.module.css';

/** What writes the missing keys, with placeholders for the values; nothing where none is missing. */
export const WriteCommands = ({
  items,
}: {
  items: readonly SecretStatus[];
}) => {
  const t = useText();
  const commands = commandsOf(items);
  if (commands.length === 0) return null;
  const vaults = [...new Set(commands.map(({ vault }) => vault))].join(', ');
  return (
    <section className={styles.account}>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('secrets.write.title')}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {t('secrets.write.help', { vault: vaults })}
      </Text>
      {commands.map(({ command, vault, account = '', places }) => {
        const label = t('secrets.write.label', {
          places: places.join(', '),
          account,
        });
        return (
          <CopyLines
            key={`${vault} ${command}`}
            label={label}
            what={t('secrets.write.copy', { place: label })}
            lines={command}
          />
        );
      })}
    </section>
  );
};

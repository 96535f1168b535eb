import {
  Secrets,
  SecretStatus,
  VaultStatus,
} from '@argosy/plugin-deployments-common';
import { Text as UiText } from '@backstage/ui';
import { useMemo, useRef } from 'react';
import { CopyLines } from '../shared/CopyLines';
import { Text, useText } from '../shared/useText';
import { useWidth } from '../shared/useWidth';
import { AccountList } from './AccountList';
import { AccountTable } from './AccountTable';
import styles from './Secrets.module.css';
import { VaultNotices } from './VaultNotices';
import { commandsOf, notesOfSecrets } from './view/advice';
import {
  AccountSecrets,
  arrangeSecrets,
  PlacedSecret,
  shownSecrets,
} from './view/arrange';

/** In less than this a matrix would hide most of its targets. */
const ROOM_FOR_MATRIX = 520;

/** Which keys are in Vault: an account's keys by targets, why some are not known, and what writes those that are missing. */
export const SecretsView = ({ secrets }: { secrets: Secrets }) => {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const isNarrow = width !== undefined && width < ROOM_FOR_MATRIX;
  const items = useMemo(() => shownSecrets(secrets.items), [secrets.items]);
  const accounts = useMemo(() => arrangeSecrets(items), [items]);
  const Shape = isNarrow ? AccountList : AccountTable;
  return (
    <div ref={ref} className={styles.view}>
      <VaultNotices vaults={secrets.vaults} items={items} />
      {accounts.map(account => (
        <section key={account.key} className={styles.account}>
          <AccountTitle account={account} />
          <Shape account={account} />
          <SecretNotes columns={account.columns} vaults={secrets.vaults} />
        </section>
      ))}
      <WriteCommands items={items} />
    </div>
  );
};

/** Which account reads these keys: a workload's own, or that of its migration. */
const AccountTitle = ({ account }: { account: AccountSecrets }) => {
  const t = useText();
  return (
    <UiText as="h3" variant="body-medium" weight="bold">
      {titleOf(account, t)}
    </UiText>
  );
};

function titleOf({ account, workload }: AccountSecrets, t: Text): string {
  if (account === undefined) return t('secrets.annotated');
  return workload !== undefined && workload !== account
    ? t('secrets.accountOf', { account, workload })
    : t('secrets.account', { account });
}

interface SecretNotesProps {
  columns: PlacedSecret[];
  vaults: VaultStatus[];
}

/** Why keys or roles are not as they should be, and what to do. */
const SecretNotes = ({ columns, vaults }: SecretNotesProps) => {
  const notes = notesOfSecrets(columns, vaults);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map(({ cause, places }) => (
        <li key={cause.message} className={styles.note}>
          <span className={styles.noteAt}>{places.join(', ')}</span>{' '}
          {cause.message} {cause.next}
        </li>
      ))}
    </ul>
  );
};

/** What writes the missing keys, with placeholders for the values; nothing where none is missing. */
const WriteCommands = ({ items }: { items: readonly SecretStatus[] }) => {
  const t = useText();
  const commands = commandsOf(items);
  if (commands.length === 0) return null;
  const vaults = [...new Set(commands.map(({ vault }) => vault))].join(', ');
  return (
    <section className={styles.account}>
      <UiText as="h3" variant="body-medium" weight="bold">
        {t('secrets.write.title')}
      </UiText>
      <UiText as="p" variant="body-small" color="secondary">
        {t('secrets.write.help', { vault: vaults })}
      </UiText>
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

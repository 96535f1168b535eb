import { Secrets } from '@argosy/plugin-deployments-common';
import { useMemo, useRef } from 'react';
import { useWidth } from '../shared/useWidth';
import { arrangeSecrets, shownSecrets } from './view/arrange';
import { AccountList } from './AccountList';
import { AccountTable } from './AccountTable';
import { AccountTitle } from './AccountTitle';
import { SecretNotes } from './SecretNotes';
import styles from './Secrets.module.css';
import { VaultNotices } from './VaultNotices';
import { WriteCommands } from './WriteCommands';

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

import { VaultStatus } from '@argosy/plugin-deployments-common';
import { PlacedSecret } from './view/arrange';
import { notesOfSecrets } from './view/notes';
import styles from './Secrets.module.css';

interface SecretNotesProps {
  columns: PlacedSecret[];
  vaults: VaultStatus[];
}

/** Why keys or roles are not as they should be, and what to do. */
export const SecretNotes = ({ columns, vaults }: SecretNotesProps) => {
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

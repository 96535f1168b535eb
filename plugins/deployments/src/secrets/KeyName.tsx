import { useText } from '../shared/useText';
import { KeyRow } from './view/arrange';
import styles from './Secrets.module.css';

interface KeyNameProps {
  row: KeyRow;
  /** All keys of the account. */
  among: readonly KeyRow[];
}

/** The name of a key, and whether somebody asked for it. */
export const KeyName = ({ row, among }: KeyNameProps) => {
  const t = useText();
  return (
    <>
      <code className={styles.key}>{row.name}</code>
      {!row.required && among.some(({ required }) => required) && (
        <span className={styles.optional}> {t('secrets.notRequired')}</span>
      )}
    </>
  );
};

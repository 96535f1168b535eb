import { SecretStatus } from '@argosy/plugin-deployments-common';
import { VisuallyHidden } from '@backstage/ui';
import { Tone } from '../shared/tone';
import { ToneIcon } from '../shared/ToneIcon';
import { useText } from '../shared/useText';
import styles from './Secrets.module.css';
import { KeyRow } from './view/arrange';

const TONES = {
  present: 'well',
  missing: 'bad',
  unknown: 'unclear',
} satisfies Record<SecretStatus['keys'][number]['state'], Tone>;

interface KeyCellProps {
  secret: SecretStatus;
  /** Of the key. */
  name: string;
}

/** Whether a key is in Vault, as icon and word; greyed where that is as last seen. */
export const KeyCell = ({ secret, name }: KeyCellProps) => {
  const t = useText();
  const key = secret.keys.find(known => known.name === name);
  if (!key)
    return (
      <span className={styles.none}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('secrets.notHere')}</VisuallyHidden>
      </span>
    );
  const isOld = secret.state !== 'checked';
  const word =
    secret.state === 'waiting' && key.state === 'unknown'
      ? 'waiting'
      : key.state;
  return (
    <span className={styles.state} data-muted={isOld || undefined}>
      <ToneIcon tone={TONES[key.state]} muted={isOld} />
      {t(`secrets.state.${word}`)}
    </span>
  );
};

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

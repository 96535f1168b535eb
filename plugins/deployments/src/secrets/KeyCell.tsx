import { SecretStatus } from '@argosy/plugin-deployments-common';
import { VisuallyHidden } from '@backstage/ui';
import { useText } from '../shared/useText';
import { Tone } from '../card/view/tone';
import { ToneIcon } from '../shared/ToneIcon';
import styles from './Secrets.module.css';

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

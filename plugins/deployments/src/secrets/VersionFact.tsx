import { useText } from '../shared/useText';
import { PlacedSecret } from './view/arrange';
import { RelativeTime } from '../shared/RelativeTime';
import styles from './Secrets.module.css';

/** The version of a secret, and its age. */
export const VersionFact = ({ secret }: PlacedSecret) => {
  const t = useText();
  if (secret.version === undefined)
    return <span className={styles.quiet}>{t('secrets.fact.noVersion')}</span>;
  return (
    <>
      {secret.version}
      {secret.updatedAt && (
        <>
          {' · '}
          <RelativeTime at={secret.updatedAt} />
        </>
      )}
    </>
  );
};

/** Who the secret itself names as its owner. */
export const OwnerFact = ({ secret }: PlacedSecret) => {
  const t = useText();
  return secret.owner ? (
    <>{secret.owner}</>
  ) : (
    <span className={styles.quiet}>{t('secrets.fact.noOwner')}</span>
  );
};

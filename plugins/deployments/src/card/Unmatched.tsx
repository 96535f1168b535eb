import { Text } from '@backstage/ui';
import { useText } from '../shared/useText';
import { Answer } from './view/board';
import styles from './Guidance.module.css';

/** Which selector was used, and what is near it. */
export const Unmatched = ({ match }: Pick<Answer, 'match'>) => {
  const t = useText();
  return (
    <div className={styles.guidance}>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('guidance.unmatchedTitle')}
      </Text>
      {match && (
        <>
          <Text as="p" variant="body-medium">
            {t('guidance.unmatched')}
          </Text>
          <pre className={styles.code}>{`${match.by}: ${match.value}`}</pre>
        </>
      )}
      <Text as="p" variant="body-medium">
        {match && match.near.length > 0
          ? t('guidance.near', { names: match.near.join(', ') })
          : t('guidance.noNear')}
      </Text>
    </div>
  );
};

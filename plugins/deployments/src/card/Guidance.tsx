import { ENTITY } from '@argosy/plugin-deployments-common';
import { ANNOTATION_EDIT_URL, Entity } from '@backstage/catalog-model';
import { Link, Text } from '@backstage/ui';
import { CopyLines } from '../shared/CopyLines';
import { safeHref } from '../shared/safeHref';
import { useText } from '../shared/useText';
import { Code } from '../shared/Code';
import styles from './Guidance.module.css';
import { Answer } from './view/board';

const lines = (annotation: string, value: string) =>
  `metadata:\n  annotations:\n    ${annotation}: ${value}`;

/** What to add so that the card knows where to look, with the exact lines. */
export const Unannotated = ({ entity }: { entity: Entity }) => {
  const t = useText();
  const { name, annotations } = entity.metadata;
  const href = safeHref(annotations?.[ANNOTATION_EDIT_URL]);
  return (
    <div className={styles.guidance}>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('guidance.unannotatedTitle', { entity: name })}
      </Text>
      <Text as="p" variant="body-medium">
        {t('guidance.unannotated')}
      </Text>
      <CopyLines
        label={t('guidance.one')}
        lines={lines(ENTITY.appName, name)}
      />
      <CopyLines
        label={t('guidance.many')}
        lines={lines(ENTITY.appSelector, `app.kubernetes.io/name=${name}`)}
      />
      {href && (
        <Link href={href} target="_blank">
          {t('guidance.edit')}
        </Link>
      )}
    </div>
  );
};

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
          <Code>{`${match.by}: ${match.value}`}</Code>
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

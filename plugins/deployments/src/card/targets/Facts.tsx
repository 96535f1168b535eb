import { Deployment } from '@argosy/plugin-deployments-common';
import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { RelativeTime } from '../../shared/RelativeTime';
import { useText } from '../../shared/useText';
import styles from './Details.module.css';

interface FactProps {
  name: string;
  /** For names and hashes that are copied letter by letter. */
  code?: boolean;
  /** Nothing is shown where there is nothing to say. */
  children: ReactNode;
}

/** A name and what stands for it. */
export const Fact = ({ name, code, children }: FactProps) =>
  children === undefined || children === '' ? null : (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={code ? styles.code : undefined}>{children}</dd>
    </div>
  );

/** The commit that Argo CD compared with, by whom and why. */
export const RevisionFact = ({ revision }: Pick<Deployment, 'revision'>) => {
  const t = useText();
  if (!revision) return null;
  const { sha, author, message, time } = revision;
  return (
    <Fact name={t('details.revision')}>
      <code title={sha}>{sha.slice(0, 8)}</code>
      {author && ` · ${author}`}
      {time && (
        <>
          {' · '}
          <RelativeTime at={time} />
        </>
      )}
      {message && (
        <Text as="p" variant="body-small" color="secondary">
          {message}
        </Text>
      )}
    </Fact>
  );
};

/** What Argo CD did last, and what it said. */
export const OperationFact = ({ operation }: Pick<Deployment, 'operation'>) => {
  const t = useText();
  if (!operation) return null;
  const at = operation.finishedAt ?? operation.startedAt;
  return (
    <Fact name={t('details.operation')}>
      {operation.phase}
      {at && (
        <>
          {' · '}
          <RelativeTime at={at} />
        </>
      )}
      {operation.message && (
        <Text as="p" variant="body-small" color="secondary">
          {operation.message}
        </Text>
      )}
    </Fact>
  );
};

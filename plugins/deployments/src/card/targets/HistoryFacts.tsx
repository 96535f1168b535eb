import { Deployment } from '@argosy/plugin-deployments-common';
import { Text } from '@backstage/ui';
import { useText } from '../../shared/useText';
import { RelativeTime } from '../../shared/RelativeTime';
import { Fact } from './Fact';

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

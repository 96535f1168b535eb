import { Cluster } from '@argosy/plugin-deployments-common';
import { Flex, Text } from '@backstage/ui';
import { ToneIcon } from '../../../shared/ToneIcon';
import { useFormText } from '../../hooks/useFormText';
import styles from './TargetGrid.module.css';

const TONES = {
  Successful: 'well',
  Failed: 'bad',
  Unknown: 'unclear',
} as const;

/** A cluster: its name, Argo CD's word for its connection, its labels. */
export function ClusterHeading({ cluster }: { cluster: Cluster }) {
  const t = useFormText();
  // The region stands above the name already.
  const labels = Object.entries(cluster.labels)
    .filter(([, value]) => value !== cluster.region)
    .map(([key, value]) => `${key}=${value}`);
  return (
    <th scope="col" className={styles.cluster}>
      <Text as="div" variant="body-medium" weight="bold">
        {cluster.name}
      </Text>
      <Flex align="center" gap="1">
        <ToneIcon tone={TONES[cluster.connection]} />
        <Text variant="body-small">
          {t(`targets.connection.${cluster.connection}`)}
        </Text>
      </Flex>
      {labels.length > 0 && (
        <ul
          className={styles.labels}
          aria-label={t('targets.labels', { cluster: cluster.name })}
        >
          {labels.map(label => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      )}
    </th>
  );
}

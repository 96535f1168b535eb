import { Cluster } from '@argosy/plugin-deployments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiQuestionLine,
} from '@remixicon/react';
import { createServiceTranslationRef } from '../../../createTranslation';
import styles from './TargetGrid.module.css';

const CONNECTIONS = {
  Successful: { Icon: RiCheckboxCircleLine, color: 'success' },
  Failed: { Icon: RiErrorWarningLine, color: 'danger' },
  Unknown: { Icon: RiQuestionLine, color: 'secondary' },
} as const;

/** A cluster: its name, Argo CD's word for its connection, its labels. */
export function ClusterHeading({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslationRef(createServiceTranslationRef);
  const { Icon, color } = CONNECTIONS[cluster.connection];
  // The region stands above the name already.
  const labels = Object.entries(cluster.labels)
    .filter(([, value]) => value !== cluster.region)
    .map(([key, value]) => `${key}=${value}`);
  return (
    <th scope="col" className={styles.cluster}>
      <Text as="div" variant="body-medium" weight="bold">
        {cluster.name}
      </Text>
      <Text as="div" variant="body-small" color={color}>
        <Flex align="center" gap="1">
          <Icon size={14} aria-hidden />
          {t(`targets.connection.${cluster.connection}`)}
        </Flex>
      </Text>
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

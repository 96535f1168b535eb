import { newSecretPaths } from '@argosy/plugin-deployments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { createServiceTranslationRef } from '../../texts';
import styles from '../create.module.css';

export interface PlacesProps {
  workload: string;
  service: string;
  /** Names of those chosen. */
  environments: string[];
  /** Its migration reads a secret of its own. */
  hasMigration: boolean;
}

/** Where the values of a workload's keys will live, once for each environment. */
export function Places(props: PlacesProps) {
  const { t } = useTranslationRef(createServiceTranslationRef);
  const { service, workload, hasMigration } = props;
  const paths = props.environments.flatMap(environment =>
    newSecretPaths(service, environment, {
      name: workload,
      migration: hasMigration,
    }),
  );
  return (
    <Flex direction="column" gap="1">
      <Text variant="body-small" color="secondary">
        {t('secrets.places')}
      </Text>
      <ul className={styles.plainList}>
        {paths.map(path => (
          <li key={path}>
            <Text variant="body-small" className={styles.mono}>
              {path}
            </Text>
          </li>
        ))}
      </ul>
    </Flex>
  );
}

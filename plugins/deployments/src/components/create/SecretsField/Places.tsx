import { NAMESPACE_LIMIT, shortName } from '@argosy/plugin-deployments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { createServiceTranslationRef } from '../../../createTranslation';
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
  const accounts = [workload, ...(hasMigration ? [`${workload}-migrate`] : [])];
  return (
    <Flex direction="column" gap="1">
      <Text variant="body-small" color="secondary">
        {t('secrets.places')}
      </Text>
      <ul className={styles.plainList}>
        {props.environments.flatMap(environment =>
          accounts.map(account => (
            <li key={`${environment} ${account}`}>
              <Text variant="body-small" className={styles.mono}>
                apps/{shortName([service, environment], NAMESPACE_LIMIT)}/
                {account}/env
              </Text>
            </li>
          )),
        )}
      </ul>
    </Flex>
  );
}

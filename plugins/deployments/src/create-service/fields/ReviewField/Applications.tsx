import { PlannedApplication } from '@argosy/plugin-deployments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { createServiceTranslationRef } from '../../texts';
import styles from './Review.module.css';

/** The Applications that Argo CD will make of the files. */
export function Applications(props: { applications: PlannedApplication[] }) {
  const { t } = useTranslationRef(createServiceTranslationRef);
  return (
    <ul className={styles.applications}>
      {props.applications.map(application => (
        <li key={`${application.hub}/${application.name}`}>
          <Text variant="body-small" weight="bold" className={styles.path}>
            {application.name}
          </Text>{' '}
          <Text variant="body-small" color="secondary">
            {t(`review.applications.${application.action}`, {
              namespace: application.namespace,
              cluster: application.cluster,
              hub: application.hub,
            })}
          </Text>
        </li>
      ))}
    </ul>
  );
}

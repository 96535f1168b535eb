import { PlannedRole } from '@argosy/plugin-deployments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { createServiceTranslationRef } from '../../texts';
import styles from './Review.module.css';

/** The roles that will be made in Vault, and whom each lets in. */
export function Roles(props: { roles: PlannedRole[] }) {
  const { t } = useTranslationRef(createServiceTranslationRef);
  return (
    <ul className={styles.applications}>
      {props.roles.map(role => (
        <li key={`${role.server}/${role.mount}/${role.name}`}>
          <Text variant="body-small" weight="bold" className={styles.path}>
            {role.name}
          </Text>{' '}
          <Text variant="body-small" color="secondary">
            {t('review.roles.bound', {
              account: role.serviceAccount,
              namespace: role.namespace,
              cluster: role.cluster,
              mount: role.mount,
              vault: role.server,
            })}
          </Text>
        </li>
      ))}
    </ul>
  );
}

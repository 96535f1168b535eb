import {
  isError,
  Plan,
  PlannedApplication,
  PlannedRole,
  ServiceSpec,
} from '@argosy/plugin-deployments-common';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Flex,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { useFormText } from '../../hooks/useFormText';
import { FormValues } from '../../spec/values';
import { Counts } from './Counts';
import { FileTree } from './FileTree';
import { FileView } from './FileView';
import { Findings } from './Findings';
import { PlannedSecrets } from './PlannedSecrets';
import styles from './Review.module.css';

/** A plan: counted, judged, and file by file. */
export function PlanView(props: {
  plan: Plan;
  spec: ServiceSpec;
  values: FormValues;
  repository: string | undefined;
}) {
  const t = useFormText();
  const { plan } = props;
  const [selected, setSelected] = useState<string>();
  const file =
    plan.files.find(({ path }) => path === selected) ??
    plan.files.find(({ path }) => path.endsWith('/service.yaml')) ??
    plan.files[0];
  const errors = plan.findings.filter(isError).length;
  return (
    <Flex direction="column" gap="4">
      <Counts plan={plan} repository={props.repository} />
      {errors > 0 && (
        <Alert
          status="danger"
          icon
          title={t('review.blocked.findings', { count: errors })}
        />
      )}
      <Findings findings={plan.findings} values={props.values} />
      {plan.applications.length > 0 && (
        <Accordion>
          <AccordionTrigger title={t('review.applications.title')} />
          <AccordionPanel>
            <Applications applications={plan.applications} />
          </AccordionPanel>
        </Accordion>
      )}
      {plan.roles && plan.roles.length > 0 && (
        <Accordion>
          <AccordionTrigger title={t('review.roles.title')} />
          <AccordionPanel>
            <Roles roles={plan.roles} />
          </AccordionPanel>
        </Accordion>
      )}
      {plan.roles && <PlannedSecrets spec={props.spec} />}
      {file && (
        <div className={styles.split}>
          <FileTree
            files={plan.files}
            selected={file.path}
            onSelect={setSelected}
          />
          <FileView file={file} />
        </div>
      )}
    </Flex>
  );
}

/** The Applications that Argo CD will make of the files. */
function Applications(props: { applications: PlannedApplication[] }) {
  const t = useFormText();
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

/** The roles that will be made in Vault, and whom each lets in. */
function Roles(props: { roles: PlannedRole[] }) {
  const t = useFormText();
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

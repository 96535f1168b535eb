import { isError, Plan, ServiceSpec } from '@argosy/plugin-deployments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Flex,
} from '@backstage/ui';
import { useState } from 'react';
import { createServiceTranslationRef } from '../../texts';
import { FormValues } from '../../spec/values';
import { Applications } from './Applications';
import { Counts } from './Counts';
import { FileTree } from './FileTree';
import { FileView } from './FileView';
import { Findings } from './Findings';
import { goToPage } from './goToPage';
import { PlannedSecrets } from './PlannedSecrets';
import styles from './Review.module.css';
import { Roles } from './Roles';

/** A plan: counted, judged, and file by file. */
export function PlanView(props: {
  plan: Plan;
  spec: ServiceSpec;
  values: FormValues;
  repository: string | undefined;
}) {
  const { t } = useTranslationRef(createServiceTranslationRef);
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
      <Findings
        findings={plan.findings}
        values={props.values}
        onGoTo={goToPage}
      />
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

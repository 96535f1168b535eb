import { Secrets, ServiceSpec } from '@argosy/plugin-deployments-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Skeleton, Text } from '@backstage/ui';
import { useCallback, useMemo } from 'react';
import { deploymentsApiRef } from '../../../apis';
import { useSecretsWords } from '../../../secrets/hooks/useSecretsWords';
import { SecretsView } from '../../../secrets/SecretsView';
import {
  SecretsSummary,
  summarizeSecrets,
} from '../../../secrets/view/summarize';
import { ToneIcon } from '../../../shared/ToneIcon';
import { useAsync } from '../../../shared/useAsync';
import { causeOf } from '../../hooks/causeOf';
import { useFormText } from '../../hooks/useFormText';
import styles from './Review.module.css';

/** Which required keys are in Vault already, and what writes the others. It never keeps anybody from going on. */
export function PlannedSecrets(props: { spec: ServiceSpec }) {
  const t = useFormText();
  const { isRequired, value, error, loading, retry } = useSecretsPreview(
    props.spec,
  );
  if (!isRequired) return null;
  return (
    <Flex direction="column" gap="3">
      <Text as="h3" variant="body-large" weight="bold">
        {t('review.secrets.title')}
      </Text>
      {error && (
        <Alert
          status="warning"
          icon
          title={t('review.secrets.failed')}
          description={`${causeOf(error)} ${t('review.secrets.goOn')}`}
          customActions={
            <Button size="small" isPending={loading} onPress={retry}>
              {t('retry')}
            </Button>
          }
        />
      )}
      {!error && !value && (
        <div aria-busy aria-label={t('review.secrets.loading')} role="status">
          <Skeleton width="100%" height={120} />
        </div>
      )}
      {!error && value && <Answered secrets={value} />}
    </Flex>
  );
}

function Answered(props: { secrets: Secrets }) {
  const t = useFormText();
  const summary = useMemo(
    () => summarizeSecrets(props.secrets),
    [props.secrets],
  );
  if (!summary)
    return <Text variant="body-medium">{t('review.secrets.nothing')}</Text>;
  return (
    <>
      <Summary summary={summary} />
      <SecretsView secrets={props.secrets} />
    </>
  );
}

function Summary(props: { summary: SecretsSummary }) {
  const t = useFormText();
  const { required, lacking } = props.summary;
  const words = useSecretsWords(props.summary);
  const missing = lacking.flatMap(place => place.missing).length;
  // Before a service stands, missing keys are to be expected: nothing has failed.
  const tone = missing > 0 ? 'paused' : words.tone;
  const text =
    missing > 0
      ? t('review.secrets.missing', {
          count: missing,
          present: String(props.summary.present),
          total: String(required),
        })
      : `${words.text}.`;
  return (
    <div className={styles.secrets} role="status">
      <ToneIcon tone={tone} />
      <Text variant="body-medium">
        {text} {tone !== 'well' && t('review.secrets.goOn')}
      </Text>
    </div>
  );
}

/** Asks Vault which of the keys that a spec requires stand already; asks nobody where it requires none. */
function useSecretsPreview(spec: ServiceSpec) {
  const deployments = useApi(deploymentsApiRef);
  const key = JSON.stringify(spec);
  const asked = useMemo((): ServiceSpec => JSON.parse(key), [key]);
  const isRequired = asked.workloads.some(({ secrets }) => secrets.length > 0);
  const request = useAsync(
    useCallback(
      async () =>
        isRequired ? deployments.previewSecrets({ spec: asked }) : undefined,
      [deployments, asked, isRequired],
    ),
  );
  return { isRequired, ...request };
}

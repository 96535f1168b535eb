import {
  changeSchema,
  describeObstacle,
} from '@argosy/plugin-deployments-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  DefaultTemplateOutputs,
  ScaffolderTemplateOutputsComponent,
} from '@backstage/plugin-scaffolder-react/alpha';
import {
  Button,
  ButtonLink,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { ComponentProps } from 'react';
import { z } from 'zod';
import { safeHref } from '../shared/safeHref';
import styles from './fields/fields.module.css';
import { StatusLine } from './fields/StatusLine';
import { useFormText } from './hooks/useFormText';
import { useInCatalog } from './hooks/useInCatalog';

/** What the task did, step by step, and where to go next. */
export function CreatedService({
  output,
}: ComponentProps<ScaffolderTemplateOutputsComponent>) {
  const parsed = outputSchema.safeParse(output);
  if (!parsed.success) return <DefaultTemplateOutputs output={output} />;
  return <Created {...parsed.data} />;
}

function Created({ files, applications, change }: CreateOutput) {
  const t = useFormText();
  const waits = change.state === 'writing';
  const obstacle = describeObstacle(change);
  const href = safeHref(change.url);
  return (
    <Card className={styles.output}>
      <CardHeader>
        <Text as="h2" variant="title-small" weight="bold">
          {t('review.done.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          {files && applications && (
            <StatusLine tone="well">
              {t('review.done.preview', { files, applications })}
            </StatusLine>
          )}
          <StatusLine tone={waits ? 'warning' : 'well'}>
            {useWritten(change)}
          </StatusLine>
          {obstacle && <StatusLine tone="warning">{obstacle}</StatusLine>}
          <Text variant="body-medium">{useNext(change)}</Text>
          <Flex gap="3">
            <OpenService entityRef={change.entityRef} />
            {href && (
              <ButtonLink variant="secondary" href={href} target="_blank">
                {change.number === undefined
                  ? t('review.done.openChange')
                  : t('review.done.openPullRequest', {
                      number: String(change.number),
                    })}
              </ButtonLink>
            )}
          </Flex>
        </Flex>
      </CardBody>
    </Card>
  );
}

/** The way to the page of the service, from when it has one. */
function OpenService({ entityRef }: { entityRef: string }) {
  const t = useFormText();
  const entityRoute = useRouteRef(entityRouteRef);
  const isInCatalog = useInCatalog(entityRef);
  if (!entityRoute) return null;
  if (!isInCatalog) {
    return (
      <Button variant="primary" loading>
        {t('review.done.openService')}
      </Button>
    );
  }
  return (
    <ButtonLink variant="primary" href={entityRoute(parseEntityRef(entityRef))}>
      {t('review.done.openService')}
    </ButtonLink>
  );
}

function useNext({ by, state }: CreateOutput['change']) {
  const t = useFormText();
  if (state === 'writing') return t('review.done.waitsNext');
  return t(
    by === 'pull-request'
      ? 'review.done.mergeNext'
      : 'review.done.committedNext',
  );
}

/** `Opened pull request #42.`, `Committed 1a2b3c4.` or `Not written yet.` */
function useWritten({ by, state, number, commit }: CreateOutput['change']) {
  const t = useFormText();
  if (state === 'writing') return t('review.done.waits');
  if (by === 'pull-request') {
    return number === undefined
      ? t('review.done.proposed')
      : t('review.done.pull-request', { number: String(number) });
  }
  return commit === undefined
    ? t('review.done.committed')
    : t('review.done.commit', { commit: commit.slice(0, 7) });
}

/** What the template's `output` says of its two steps. */
const outputSchema = z.object({
  files: z.string().optional(),
  applications: z.string().optional(),
  change: changeSchema
    .pick({
      by: true,
      state: true,
      entityRef: true,
      url: true,
      number: true,
      commit: true,
      blockedBy: true,
      message: true,
    })
    .partial({ state: true }),
});

type CreateOutput = z.infer<typeof outputSchema>;

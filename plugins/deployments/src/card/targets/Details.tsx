import { Deployment, ExpectedTarget } from '@argosy/plugin-deployments-common';
import {
  Button,
  ButtonLink,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { legible } from '../../shared/legible';
import { RelativeTime } from '../../shared/RelativeTime';
import { safeHref } from '../../shared/safeHref';
import { useText } from '../../shared/useText';
import { absolute } from '../../shared/useTime';
import { ExistingTarget, Target } from '../view/target';
import styles from './Details.module.css';
import { Fact, OperationFact, RevisionFact } from './Facts';

interface TargetDetailsProps {
  target: Target;
  /** Where it stands: `prod, us-east`. */
  place: string;
}

/** Everything that is known of a target, in a dialog. */
export const TargetDetails = ({ target, place }: TargetDetailsProps) => {
  const t = useText();
  const href = safeHref(
    target.kind === 'existing' ? target.deployment.url : undefined,
  );
  return (
    <Dialog width={560} className={legible}>
      <DialogHeader>{place}</DialogHeader>
      <DialogBody>
        {target.kind === 'existing' ? (
          <ExistingFacts target={target} />
        ) : (
          <AbsentFacts expected={target.expected} />
        )}
      </DialogBody>
      <DialogFooter>
        {target.kind === 'existing' && !href && (
          <Text variant="body-small" color="secondary">
            {t('details.noLink', { hub: target.deployment.hub })}
          </Text>
        )}
        <Button slot="close" variant="secondary">
          {t('details.close')}
        </Button>
        {href && (
          <ButtonLink
            href={href}
            target="_blank"
            iconEnd={<RiExternalLinkLine aria-hidden />}
          >
            {t('details.open')}
          </ButtonLink>
        )}
      </DialogFooter>
    </Dialog>
  );
};

/** What is known of an Application: its state first, then what runs, then where. */
const ExistingFacts = ({ target }: { target: ExistingTarget }) => {
  const t = useText();
  const { deployment } = target;
  const code = [
    ['application', deployment.name],
    ['namespace', deployment.targetNamespace],
    ['cluster', deployment.cluster],
    ['region', deployment.region],
    ['project', deployment.project],
    ['hub', deployment.hub],
  ] as const;
  return (
    <dl className={styles.facts}>
      <StateFacts deployment={deployment} />
      <Fact name={t('details.since')}>
        <RelativeTime at={deployment.changedAt} hover={false} />
        {` · ${absolute(deployment.changedAt)}`}
      </Fact>
      <Fact name={t('details.images')} code>
        {deployment.images.length === 0
          ? t('details.noImages')
          : deployment.images.map(image => <div key={image}>{image}</div>)}
      </Fact>
      <RevisionFact revision={deployment.revision} />
      <OperationFact operation={deployment.operation} />
      {code.map(([name, value]) => (
        <Fact key={name} name={t(`details.${name}`)} code>
          {value}
        </Fact>
      ))}
      <Fact name={t('details.observed')}>
        {absolute(deployment.observedAt)}
      </Fact>
    </dl>
  );
};

/** Sync and health in Argo CD's words, and why they are as they are. */
const StateFacts = ({ deployment }: { deployment: Deployment }) => {
  const t = useText();
  const { sync, health, progress, cause } = deployment;
  return (
    <>
      <Fact name={t('details.sync')}>{sync}</Fact>
      <Fact name={t('details.health')}>{health}</Fact>
      <Fact name={t('details.progress')}>{progress}</Fact>
      <Fact name={t('details.cause')}>{cause?.message}</Fact>
      <Fact name={t('details.next')}>{cause?.next}</Fact>
      <Fact name={t('details.raw')} code>
        {cause?.raw}
      </Fact>
    </>
  );
};

/** What Git asks for, and why there is no Application for it. */
const AbsentFacts = ({ expected }: { expected: ExpectedTarget }) => {
  const t = useText();
  const { cause, application, cluster, region, file } = expected;
  return (
    <dl className={styles.facts}>
      <Fact name={t('details.cause')}>
        {cause?.message ?? t('note.awaited', { application })}
      </Fact>
      <Fact name={t('details.next')}>{cause?.next}</Fact>
      <Fact name={t('details.raw')} code>
        {cause?.raw}
      </Fact>
      <Fact name={t('details.file')} code>
        {file}
      </Fact>
      <Fact name={t('details.application')} code>
        {application}
      </Fact>
      <Fact name={t('details.cluster')} code>
        {cluster}
      </Fact>
      <Fact name={t('details.region')} code>
        {region}
      </Fact>
    </dl>
  );
};

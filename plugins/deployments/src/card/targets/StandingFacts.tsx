import { useText } from '../../shared/useText';
import { absolute } from '../../shared/useTime';
import { StandingTarget } from '../view/target';
import { RelativeTime } from '../../shared/RelativeTime';
import { Fact } from './Fact';
import { OperationFact, RevisionFact } from './HistoryFacts';
import { StateFacts } from './StateFacts';
import styles from './Details.module.css';

/** What is known of an Application: its state first, then what runs, then where. */
export const StandingFacts = ({ target }: { target: StandingTarget }) => {
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

import { ExpectedTarget } from '@argosy/plugin-deployments-common';
import { useText } from '../../shared/useText';
import { Fact } from './Fact';
import styles from './Details.module.css';

/** What Git asks for, and why there is no Application for it. */
export const AbsentFacts = ({ expected }: { expected: ExpectedTarget }) => {
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

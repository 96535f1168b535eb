import { Deployment } from '@argosy/plugin-deployments-common';
import { useText } from '../../shared/useText';
import { Fact } from './Fact';

/** Sync and health in Argo CD's words, and why they are as they are. */
export const StateFacts = ({ deployment }: { deployment: Deployment }) => {
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

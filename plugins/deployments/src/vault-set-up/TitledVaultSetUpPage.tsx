import { Header } from '@backstage/ui';
import { useText } from '../shared/useText';
import { VaultSetUpPage } from './VaultSetUpPage';

/** The same with a title of its own, for apps that draw none around a page. */
export const TitledVaultSetUpPage = () => {
  const t = useText();
  return (
    <>
      <Header title={t('vault.setUp.title')} />
      <VaultSetUpPage />
    </>
  );
};

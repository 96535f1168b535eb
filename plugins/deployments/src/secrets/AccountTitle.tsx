import { Text as UiText } from '@backstage/ui';
import { Text, useText } from '../shared/useText';
import { AccountSecrets } from './view/arrange';

/** Which account reads these keys: a workload's own, or that of its migration. */
export const AccountTitle = ({ account }: { account: AccountSecrets }) => {
  const t = useText();
  return (
    <UiText as="h3" variant="body-medium" weight="bold">
      {titleOf(account, t)}
    </UiText>
  );
};

function titleOf({ account, workload }: AccountSecrets, t: Text): string {
  if (account === undefined) return t('secrets.annotated');
  return workload !== undefined && workload !== account
    ? t('secrets.accountOf', { account, workload })
    : t('secrets.account', { account });
}

import { Secrets } from '@argosy/plugin-deployments-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useText } from '../shared/useText';
import { SecretsCheck } from './hooks/useSecrets';
import { legible } from '../shared/legible';
import { CheckNow } from './CheckNow';
import { SecretsView } from './SecretsView';

interface SecretsDialogProps {
  secrets: Secrets;
  check: SecretsCheck;
}

/** Keys by targets, in a dialog, and a look into Vault on request. */
export const SecretsDialog = ({ secrets, check }: SecretsDialogProps) => {
  const t = useText();
  return (
    <Dialog width={920} className={legible}>
      <DialogHeader>{t('secrets.title')}</DialogHeader>
      <DialogBody>
        <SecretsView secrets={secrets} />
      </DialogBody>
      <DialogFooter>
        <CheckNow items={secrets.items} check={check} />
        <Button slot="close" variant="secondary">
          {t('secrets.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};

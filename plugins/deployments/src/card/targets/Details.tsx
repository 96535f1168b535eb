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
import { useText } from '../../shared/useText';
import { Target } from '../view/target';
import { legible } from '../../shared/legible';
import { AbsentFacts } from './AbsentFacts';
import { StandingFacts } from './StandingFacts';

interface TargetDetailsProps {
  target: Target;
  /** Where it stands: `prod, us-east`. */
  place: string;
}

/** Everything that is known of a target, in a dialog. */
export const TargetDetails = ({ target, place }: TargetDetailsProps) => {
  const t = useText();
  const url = target.kind === 'standing' ? target.deployment.url : undefined;
  return (
    <Dialog width={560} className={legible}>
      <DialogHeader>{place}</DialogHeader>
      <DialogBody>
        {target.kind === 'standing' ? (
          <StandingFacts target={target} />
        ) : (
          <AbsentFacts expected={target.expected} />
        )}
      </DialogBody>
      <DialogFooter>
        {target.kind === 'standing' && !url && (
          <Text variant="body-small" color="secondary">
            {t('details.noLink', { hub: target.deployment.hub })}
          </Text>
        )}
        <Button slot="close" variant="secondary">
          {t('details.close')}
        </Button>
        {url && (
          <ButtonLink
            href={url}
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

import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { card } from './card/texts';
import { secrets } from './secrets/texts';
import { guidance, time } from './shared/texts';
import { vault } from './vault-set-up/texts';

/** The texts of the deployments card and of the page Vault set-up. @public */
export const deploymentsTranslationRef = createTranslationRef({
  id: 'deployments',
  messages: {
    ...card,
    guidance: { ...guidance, ...card.guidance },
    time,
    secrets,
    vault,
  },
});

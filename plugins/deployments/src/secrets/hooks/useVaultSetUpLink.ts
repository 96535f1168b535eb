import {
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { vaultSetUpRouteRef } from '../../routes';

/** Where the page Vault set-up is; undefined in apps that lack it, or that know no routes of this kind. */
export const useVaultSetUpLink = (): string | undefined =>
  useApiHolder().get(routeResolutionApiRef)?.resolve(vaultSetUpRouteRef)?.();

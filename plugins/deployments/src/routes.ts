import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The page Vault set-up. */
export const vaultSetUpRouteRef = createRouteRef();

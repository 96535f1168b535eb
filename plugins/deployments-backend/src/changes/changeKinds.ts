import type { Change } from '@argosy/plugin-deployments-common';
import type { ChangeKind } from './ChangeKind';
import { createServiceKind } from './kinds/createService';

/** Every kind of Change, by the operation that asks for it. */
export const changeKinds: Readonly<Record<Change['operation'], ChangeKind>> = {
  'create-service': createServiceKind,
};

import { type Change, createService } from '@argosy/plugin-deployments-common';
import type { ChangeRow } from '../database/types';

/** What others see of a Change: all but the spec that it was planned from. */
export const toChange = (row: ChangeRow): Change =>
  createService.output.parse(row);

import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { DeploymentFilter } from '../database/types';
import { isVisible } from './isVisible';

const ours: DeploymentFilter = { key: 'owner', values: ['group:default/a'] };
const nobodys: DeploymentFilter = { key: 'owner', values: [] };
const prod: DeploymentFilter = { key: 'environment', values: ['prod'] };

const shop = { owner: 'group:default/a', environment: 'prod' };
const search = { owner: 'group:default/b', environment: 'dev' };
const foreign = {};

/** As `whereCriteria` answers them in SQL. */
const CASES: Array<
  [string, PermissionCriteria<DeploymentFilter> | undefined, boolean[]]
> = [
  ['no condition', undefined, [true, true, true]],
  ['an owner', ours, [true, false, false]],
  ['no owner at all', nobodys, [false, false, false]],
  ['an environment', prod, [true, false, false]],
  ['not, which holds for what has none', { not: prod }, [false, true, true]],
  ['both', { allOf: [ours, { not: prod }] }, [false, false, false]],
  ['either', { anyOf: [ours, { not: prod }] }, [true, true, true]],
  ['nested', { not: { anyOf: [nobodys, prod] } }, [false, true, true]],
];

it.each(CASES)('holds %s against each', (_, filter, expected) => {
  expect([shop, search, foreign].map(item => isVisible(item, filter))).toEqual(
    expected,
  );
});

import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { DeploymentFilter } from '../database/types';
import { mayHold } from './mayHold';

const ours: DeploymentFilter = { key: 'owner', values: ['group:default/a'] };
const prod: DeploymentFilter = { key: 'environment', values: ['prod'] };

const CASES: Array<[string, PermissionCriteria<DeploymentFilter>, boolean[]]> =
  [
    ['an owner', ours, [true, true]],
    ['an environment', prod, [false, true]],
    ['not an environment', { not: prod }, [true, false]],
    ['not an owner', { not: ours }, [true, true]],
    ['both', { allOf: [ours, prod] }, [false, true]],
    ['either', { anyOf: [ours, prod] }, [true, true]],
    ['nested', { not: { anyOf: [ours, prod] } }, [true, false]],
  ];

it.each(CASES)('tells of %s where it can hold', (_, criteria, expected) => {
  expect(['dev', 'prod'].map(name => mayHold(criteria, name))).toEqual(
    expected,
  );
});

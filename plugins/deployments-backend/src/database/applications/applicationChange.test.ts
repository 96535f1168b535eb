import {
  application,
  databases,
  startReadModel,
} from '../__testUtils__/readModels';
import { isVisibleChange } from './applicationChange';
import { applicationRow } from './applicationRow';

const row = applicationRow(
  'main',
  application(),
  undefined,
  '2026-11-21T10:00:00.000Z',
);

describe('a change that a card shows', () => {
  it.each(databases.eachSupportedId())(
    'is one of any column but these, on %s',
    async id => {
      const { knex } = await startReadModel(id);
      const columns = Object.keys(await knex('applications').columnInfo());
      expect(Object.keys(row).sort()).toEqual(columns.sort());
      const unseen = columns.filter(
        column => !isVisibleChange(row, { ...row, [column]: 'another' }),
      );
      expect(unseen).toEqual([
        'changed_at',
        'hub',
        'id',
        'labels',
        'name',
        'namespace',
        'observed_at',
        'revision',
        'uid',
      ]);
    },
  );

  it('is one of a column that nobody has thought of here', () => {
    const before = { ...row, forgotten: 'one' };
    const after = { ...row, forgotten: 'another' };
    expect(isVisibleChange(before, after)).toBe(true);
    expect(isVisibleChange(after, { ...after })).toBe(false);
  });

  it('is a first sight', () => {
    expect(isVisibleChange(undefined, row)).toBe(true);
  });
});

import { callerOf } from '../__testUtils__/callerOf';
import {
  memoryRepository,
  contextOf,
  specOf,
} from '../__testUtils__/operationContext';
import { createService } from '../services/createService';
import { lintRepository } from './lintRepository';

const caller = callerOf();

it('says what is wrong in the whole repository, with the fleet of the portal', async () => {
  const { repository } = memoryRepository();
  const context = contextOf({ repository });
  await createService.run(context, { spec: specOf() }, caller);
  const sound = await lintRepository.run(context, {}, caller);
  expect(sound.findings.filter(({ severity }) => severity === 'error')).toEqual(
    [],
  );

  const path = 'services/shop/overlays/dev/eu1/config.json';
  await repository.commit({
    base: sound.commit,
    edits: new Map([[path, '{']]),
    message: 'A slip',
    requestedBy: 'user:default/ada',
  });
  const { commit, findings } = await lintRepository.run(context, {}, caller);
  expect(commit).not.toBe(sound.commit);
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'A004', severity: 'error', path }),
  );
});

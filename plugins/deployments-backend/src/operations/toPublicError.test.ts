import { FindingsError } from '@argosy/plugin-deployments-common';
import {
  InputError,
  NotAllowedError,
  serializeError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import { toPublicError } from './toPublicError';

const SQL = 'select `labels`.* from `labels` where `value` = ? - SQLITE_ERROR';

function translated(error: unknown) {
  const logger = mockServices.logger.mock();
  const shown = toPublicError(error, { operation: 'list-deployments', logger });
  // As Backstage writes it where developers see stacks.
  const body = serializeError(shown, { includeStack: true });
  return { shown, body, logger };
}

it.each([
  ['an error of the database', new Error(SQL)],
  ['no error at all', SQL],
  ['a class of another package', Object.assign(new Error(SQL), { name: 'X' })],
])('answers hold more than their contract: nothing of %s', (_, error) => {
  const { body, logger } = translated(error);
  expect(JSON.stringify(body)).not.toMatch(/select|SQLITE|\.ts:/);
  expect(body.name).toBe('Error');
  const [, id] = /log says why under (\w+)\./.exec(body.message) ?? [];
  const [line, logged] = logger.error.mock.calls[0];
  expect(line).toContain(`list-deployments failed (${id})`);
  expect(String(logged)).toContain(SQL);
});

it('answers hold more than their contract: a sentence of ours without its cause, which is logged', () => {
  const cause = Object.assign(new Error('git fetch ended with 128'), {
    stderr: 'fatal: unable to access',
  });
  const error = new ServiceUnavailableError('The Git host is down.', cause);
  const { body, shown, logger } = translated(error);
  expect(body).toEqual({
    name: 'ServiceUnavailableError',
    message: expect.stringMatching(/^The Git host is down\./),
    stack: expect.not.stringMatching(/\.ts:/),
  });
  expect(shown).toBeInstanceOf(ServiceUnavailableError);
  expect(logger.warn).toHaveBeenCalledWith(expect.any(String), error);
});

it('logs nothing of a wrong input, or of a refusal', () => {
  const wrong = new InputError('The cursor is none.', new Error('issues'));
  for (const error of [wrong, new NotAllowedError('You may not.')]) {
    const { body, logger } = translated(error);
    expect(body.cause).toBeUndefined();
    expect(body.name).toBe(error.name);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.error).not.toHaveBeenCalled();
  }
});

it('keeps findings', () => {
  const finding = {
    severity: 'error' as const,
    path: 'name',
    message: 'is missing',
    remedy: 'fill it in',
  };
  const { shown } = translated(new FindingsError([finding]));
  expect(shown).toMatchObject({ name: 'InputError', findings: [finding] });
});

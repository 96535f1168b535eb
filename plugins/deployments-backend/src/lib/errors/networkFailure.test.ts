import { causesOf, networkFailure } from './networkFailure';

const coded = (code: string, more: object = {}) =>
  Object.assign(new Error('an error that may quote a header'), {
    code,
    ...more,
  });

it.each([
  ['ECONNREFUSED', 'it refuses connections', 'availability'],
  ['ENOTFOUND', 'its host name is not known', 'address'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired', 'certificate'],
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'its certificate is signed by an unknown authority',
    'authority',
  ],
  ['CERT_NOT_YET_VALID', 'its certificate is not valid yet', 'clock'],
  [
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'it does not accept our client certificate',
    'credentials',
  ],
  [
    'ERR_OSSL_PEM_NO_START_LINE',
    'our certificate or key for it cannot be read',
    'credentials',
  ],
])('says of %s that %s', (code, what, problem) => {
  const expected = { what: `${what} (${code})`, problem };
  expect(networkFailure(coded(code))).toEqual(expected);
});

it('finds the code among the causes, and of several addresses that of the first', () => {
  const tried = { errors: [coded('EHOSTUNREACH'), coded('ECONNREFUSED')] };
  const error = new TypeError('fetch failed', {
    cause: Object.assign(new Error('all failed'), tried),
  });
  expect(networkFailure(error)?.what).toBe(
    'there is no route to it (EHOSTUNREACH)',
  );
});

it.each([
  ['an unknown code', coded('ESTRANGE')],
  ['a name that every object has', coded('constructor')],
  ['a code that is no text', Object.assign(new Error('no'), { code: 7 })],
  ['something that is no error', 'ECONNREFUSED'],
])('says nothing of %s', (_, error) => {
  expect(networkFailure(error)).toBeUndefined();
});

it('ends where an error is its own cause', () => {
  const error = new Error('round and round');
  error.cause = error;
  expect([...causesOf(error)]).toHaveLength(5);
});

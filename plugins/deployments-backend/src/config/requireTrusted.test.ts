import { requireTrusted, requireVerification } from './requireTrusted';

const place = { at: 'deployments.vault.servers: main', key: 'url' };

describe('TLS off and tokens over http', () => {
  it.each([
    'https://vault.example.com',
    'https://vault.example.com:8200/base/',
    'HTTPS://VAULT.EXAMPLE.COM',
    'http://localhost:8200',
    'http://127.0.0.1:8200',
    'http://127.8.0.1',
    'http://127.1',
    'http://[::1]:8200',
  ])('takes %s', url => {
    expect(requireTrusted(url, place)).toBe(url.replace(/\/$/, ''));
  });

  it.each([
    'http://vault.example.com',
    'HTTP://vault.example.com',
    'http://vault',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://foo.localhost',
    'http://0.0.0.0:8200',
    'http://10.0.0.1',
    'http://169.254.169.254',
    'http://[::ffff:10.0.0.1]',
    'http://[fe80::1]',
  ])('refuses %s unless the config allows it', url => {
    expect(() => requireTrusted(url, place)).toThrow(
      /^deployments\.vault\.servers: main has url: http:\/\/.* write it with https:\/\/, or, .* write allowHttp: true beside url$/,
    );
    expect(requireTrusted(url, { ...place, allowHttp: true })).toBe(url);
  });

  it.each([
    'vault',
    '',
    'ftp://vault.example.com',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://',
    'https://user:hunter2@vault.example.com',
    'http://localhost:hunter2@evil.example.com',
    'http://127.0.0.1@evil.example.com',
    'https://vault.example.com?token=hunter2',
    'https://vault.example.com#hunter2',
  ])('refuses %s in every case, and quotes no password', url => {
    for (const allowHttp of [false, true]) {
      expect(() => requireTrusted(url, { ...place, allowHttp })).toThrow(
        /has an unusable url; write it as https:\/\/(?!.*hunter2)/,
      );
    }
  });

  it('stops where the whole process takes any certificate', () => {
    expect(() =>
      requireVerification({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
    ).toThrow(/remove the variable, and name .* NODE_EXTRA_CA_CERTS/);
    requireVerification({ NODE_TLS_REJECT_UNAUTHORIZED: '1' });
    requireVerification({});
  });
});

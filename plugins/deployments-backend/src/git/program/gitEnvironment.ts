const INHERITED = [
  'PATH',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'all_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
];

const NOWHERE = process.platform === 'win32' ? 'NUL' : '/dev/null';

const SETTINGS: ReadonlyArray<readonly [string, string]> = [
  ['core.hooksPath', NOWHERE],
  ['credential.helper', ''],
  ['protocol.ext.allow', 'never'],
  // Otherwise our header would be sent to wherever the host redirects us.
  ['http.followRedirects', 'false'],
  ['maintenance.auto', 'false'],
  ['gc.autoDetach', 'false'],
  ['init.defaultBranch', 'main'],
  ['color.ui', 'false'],
];

/**
 * The whole environment of a git program: no git settings of the machine or the
 * user, no prompts, no hooks, and English messages. Credentials are passed here,
 * because everybody can see the arguments of a process.
 */
export function gitEnvironment(options: {
  home: string;
  gitDir: string;
  settings?: ReadonlyArray<readonly [string, string]>;
}): NodeJS.ProcessEnv {
  const settings = [...SETTINGS, ...(options.settings ?? [])];
  return {
    ...Object.fromEntries(
      INHERITED.map(name => [name, process.env[name]]).filter(
        ([, value]) => value !== undefined,
      ),
    ),
    NODE_ENV: process.env.NODE_ENV,
    HOME: options.home,
    GIT_DIR: options.gitDir,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: NOWHERE,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'file:http:https',
    LC_ALL: 'C',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

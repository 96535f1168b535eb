import { setUpSteps } from '..';
import { seedVault as vault } from '../../layout/__testUtils__/fleet';

const [plain] = vault.servers;
const auth = {
  method: 'kubernetes' as const,
  mount: 'kubernetes',
  role: 'portal',
  tokenFile: '/token',
};
const server = { ...plain, auth };
const input = {
  vault,
  server,
  accessors: new Map([['k8s-eu1', 'auth_kubernetes_ab12cd34']]),
  environments: ['dev', 'prod'],
  portalPolicyName: 'portal',
};

it('prints what an admin does once, with the accessors of its mounts', () => {
  const commands = setUpSteps(input).map(step => step.command);
  expect(commands.map(command => command.split('\n')[0])).toEqual([
    "vault policy write argosy-reader-k8s-eu1 - <<'EOF'",
    'vault auth enable -path=k8s-us1 kubernetes',
    "vault policy write portal - <<'EOF'",
    "vault write auth/kubernetes/role/portal - <<'EOF'",
    'vault write sys/config/auditing/request-headers/X-Backstage-User hmac=false',
  ]);
  expect(commands[0]).toContain('aliases.auth_kubernetes_ab12cd34.metadata');
  expect(commands[0].split('\n').at(-1)).toBe('EOF');
});

it('prints the shared role in the mode read-only', () => {
  const steps = setUpSteps({
    ...input,
    vault: { ...vault, mode: 'read-only' },
  });
  expect(steps[1].command).toContain(
    "vault write auth/k8s-eu1/role/argosy-shared - <<'EOF'",
  );
  expect(steps[1].command).toContain('"*-prod"');
  expect(steps.map(step => step.command).join()).not.toMatch(/"create"/);
});

it('has a mount of which Vault says nothing usable as an error, not as text to paste', () => {
  const accessors = new Map([['k8s-eu1', "x'\nEOF\nrm -r /"]]);
  expect(() => setUpSteps({ ...input, accessors })).toThrow(/is not valid/);
});

const login = (more: Parameters<typeof setUpSteps>[0]['server']['auth']) => {
  const steps = setUpSteps({ ...input, server: { ...plain, auth: more } });
  const [step] = steps.filter(({ title }) => /logs in/.test(title));
  const [, command, body] =
    /^(.+) <<'EOF'\n([\s\S]+)EOF$/.exec(step.command) ?? [];
  return { ...step, line: command, fields: JSON.parse(body) };
};

const TOKEN = {
  token_policies: ['portal'],
  token_no_default_policy: true,
  token_ttl: '20m',
  token_max_ttl: '24h',
};

it('prints the role that the portal logs in with, which binds nobody before an admin says whom', () => {
  const { line, fields } = login(auth);
  expect(line).toBe('vault write auth/kubernetes/role/portal -');
  expect(fields).toEqual({
    ...TOKEN,
    bound_service_account_names: ['SERVICEACCOUNT-OF-THE-PORTAL'],
    bound_service_account_namespaces: ['NAMESPACE-OF-THE-PORTAL'],
    alias_name_source: 'serviceaccount_uid',
  });
  const jwt = login({ ...auth, method: 'jwt', mount: 'oidc/ci' });
  expect(jwt.line).toBe('vault write auth/oidc/ci/role/portal -');
  expect(jwt.fields).toMatchObject({
    ...TOKEN,
    role_type: 'jwt',
    bound_subject: 'SUBJECT-OF-THE-PORTAL',
    bound_audiences: ['AUDIENCE-OF-THE-TOKEN'],
  });
});

it('prints an AppRole without its role id, which is half a credential', () => {
  const roleId = 'canary-role-id';
  const secretIdFile = '/secret-id';
  const approle = { method: 'approle' as const, mount: 'approle' };
  const step = login({ ...approle, roleId, secretIdFile });
  expect(step.line).toBe('vault write auth/approle/role/portal -');
  expect(step.fields).toEqual({ ...TOKEN, bind_secret_id: true });
  expect(JSON.stringify(step)).not.toContain(roleId);
});

it('gives the shell a name of a role as one word', () => {
  expect(login({ ...auth, role: "a'; id" }).line).toBe(
    "vault write auth/kubernetes/role/'a'\\''; id' -",
  );
});

it('leaves policies and roles to Terraform in the mode pull-request, and a portal without a login alone', () => {
  const all = { ...vault, mode: 'pull-request' as const };
  const commands = (on: typeof plain) =>
    setUpSteps({ ...input, vault: all, server: on }).map(
      ({ command }) => command.split('\n')[0],
    );
  expect(commands(plain)).toEqual([
    'vault auth enable -path=k8s-eu1 kubernetes',
    'vault auth enable -path=k8s-us1 kubernetes',
  ]);
  expect(commands(server)).toContain("vault policy write portal - <<'EOF'");
  expect(commands(server).join()).not.toContain('reader');
});

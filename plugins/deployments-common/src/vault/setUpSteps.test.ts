import { setUpSteps } from '.';
import { seedVault as vault } from '../layout/__testUtils__/fleet';

const [server] = vault.servers;
const input = {
  vault,
  server,
  accessors: new Map([['k8s-eu1', 'auth_kubernetes_ab12cd34']]),
  environments: ['dev', 'prod'],
  portalPolicyName: 'portal',
};

it('prints what an admin does once, with the accessors of the site', () => {
  const commands = setUpSteps(input).map(step => step.command);
  expect(commands.map(command => command.split('\n')[0])).toEqual([
    "vault policy write argosy-reader-k8s-eu1 - <<'EOF'",
    'vault auth enable -path=k8s-us1 kubernetes',
    "vault policy write portal - <<'EOF'",
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
  expect(() => setUpSteps({ ...input, accessors })).toThrow(/is no name/);
});

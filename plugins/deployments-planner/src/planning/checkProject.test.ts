import { planLayout } from '../layout';
import { seedFleet } from '../layout/__testUtils__/fleet';
import { EMPTY, snapshotOf, write } from '../layout/__testUtils__/repository';
import { shop, specOf } from '../layout/__testUtils__/specs';
import { checkProject, ProjectOwners } from './checkProject';

const STANDING = write(EMPTY, planLayout(shop, seedFleet, EMPTY));
const TEAM_A = 'group:default/team-a';

/** Message and remedy of what is refused for an owner and a project, in the seed's repository. */
function refusal(
  { owner = TEAM_A, project }: { owner?: string; project?: string },
  over: Partial<ProjectOwners> = {},
): string {
  const spec = specOf({ ...shop, name: 'cart', project, owner });
  const findings = checkProject(spec, {
    configured: new Map(),
    snapshot: STANDING,
    pending: [],
    ...over,
  });
  for (const { severity, path } of findings)
    expect([severity, path]).toEqual(['error', 'project']);
  return findings.map(f => `${f.message} ${f.remedy}`).join();
}

it('belongs to the owner of the services that hold it in Git', () => {
  expect(refusal({ project: 'store' })).toBe('');
  expect(refusal({ project: 'store', owner: 'group:default/payments' })).toBe(
    'The project store belongs to group:default/team-a, whose services are in it, not to group:default/payments. Choose another project. To share it, name its owners in deployments.projects.store.owners.',
  );
});

it('belongs to a full ref: an owner of another kind or namespace has the same project and not its right', () => {
  const pending = [{ owner: 'group:default/team.a' }];
  expect(refusal({ owner: 'group:default/team.a' }, { pending })).toBe('');
  for (const owner of [
    TEAM_A,
    'group:other/team.a',
    'user:default/team.a',
    'group:default/team_a',
  ]) {
    expect(refusal({ owner }, { pending })).toMatch(
      /^The project team-a belongs to group:default\/team\.a, /,
    );
  }
});

it('is found by the owner that it is called after, also in Git', () => {
  const spec = specOf({
    ...shop,
    project: undefined,
    owner: 'group:default/team.a',
  });
  const snapshot = write(EMPTY, planLayout(spec, seedFleet, EMPTY));
  expect(refusal({}, { snapshot })).toMatch(
    /belongs to group:default\/team\.a/,
  );
});

it('belongs to whom the config names, whoever holds it', () => {
  const owners = ['group:default/payments', 'user:default/ada'];
  const configured = new Map([['store', owners]]);
  for (const owner of owners)
    expect(refusal({ project: 'store', owner }, { configured })).toBe('');
  expect(refusal({ project: 'store' }, { configured })).toBe(
    'The project store belongs to group:default/payments, user:default/ada according to the config of the portal, not to group:default/team-a. Choose another project, or have group:default/team-a added to deployments.projects.store.owners.',
  );
});

it('belongs to the first group that asks, where it is new', () => {
  expect(refusal({ project: 'fresh' })).toBe('');
  const pending = [{ owner: TEAM_A, project: 'fresh' }];
  const owner = 'group:default/payments';
  expect(refusal({ project: 'fresh', owner }, { pending })).toMatch(
    /^The project fresh belongs to group:default\/team-a, /,
  );
  expect(refusal({ owner: 'user:default/ada' })).toBe(
    'The project ada is new, and a new project must belong to a group; user:default/ada is not a group. Choose a group as owner, or an existing project.',
  );
});

it('belongs to nobody, where it stands in Git and no service that can be read is in it', () => {
  const files = new Map(STANDING.files);
  const refused =
    'The project store exists in argocd/store-nonprod/, but no readable service is in it: it belongs to nobody. Choose another project, or have its owners named in deployments.projects.store.owners.';
  files.set('services/shop/service.yaml', 'project: store\nowner: [');
  expect(refusal({ project: 'store' }, { snapshot: snapshotOf(files) })).toBe(
    refused,
  );
  files.delete('services/shop/service.yaml');
  expect(refusal({ project: 'store' }, { snapshot: snapshotOf(files) })).toBe(
    refused,
  );
});

import { named, observeFakeHubs } from './__testUtils__/observeFakeHubs';

it('reads the AppProjects of a hub at once and once a minute, and keeps the last ones while it cannot', async () => {
  const { hub, store, clock, start } = observeFakeHubs();
  hub.projects = ['default', 'legacy'];
  const running = start();
  await clock.advance(100);
  expect(store.projects.get('main')).toEqual(['default', 'legacy']);
  hub.projects = named('NotAllowedError', 'no right');
  await clock.advance(60_000);
  expect(store.projects.get('main')).toEqual(['default', 'legacy']);
  hub.projects = ['default'];
  await clock.advance(60_000);
  expect(store.projects.get('main')).toEqual(['default']);
  expect(hub.asked.filter(line => line === 'projects')).toHaveLength(3);
  await running.stop();
});

it('asks no hub without access to the API of Argo CD', async () => {
  const { hub, clock, start } = observeFakeHubs();
  Object.assign(hub, { details: false });
  const running = start();
  await clock.advance(60_000);
  expect(hub.asked).not.toContain('projects');
  await running.stop();
});

import { dig, text } from '../json';
import type { ControlPlane } from '../ControlPlane';
import { idleApplication, uniqueName } from './fixtures';
import { kubernetesClient } from './kubernetesClient';
import { PATIENT, until } from '../until';

const body = (error: unknown) => JSON.parse(text(error, 'body') ?? '{}');

export function describeWrites(getControlPlane: () => ControlPlane) {
  describe('writes of the Kubernetes API', () => {
    const name = uniqueName('write');
    const client = () => kubernetesClient(getControlPlane().hubs[0]);

    beforeEach(() => client().create('applications', idleApplication(name)));

    afterEach(async () => {
      await client().patch('applications', name, 'merge', {
        metadata: { finalizers: null },
      });
      await client().remove('applications', name);
    });

    it('answer 404 for what is not there', async () => {
      const error = await client()
        .get('applications', 'nobody')
        .catch(each => each);
      expect(error.code).toBe(404);
      expect(body(error)).toMatchObject({
        kind: 'Status',
        reason: 'NotFound',
        message: 'applications.argoproj.io "nobody" not found',
        details: { name: 'nobody', group: 'argoproj.io', kind: 'applications' },
      });
    });

    it('answer 409 for what is there already', async () => {
      const error = await client()
        .create('applications', idleApplication(name))
        .catch(each => each);
      expect(error.code).toBe(409);
      expect(body(error).reason).toBe('AlreadyExists');
    });

    it('answer 409 for an update of an older version', async () => {
      const before = await client().get('applications', name);
      await client().patch('applications', name, 'merge', {
        metadata: { labels: { a: 'b' } },
      });
      const error = await client()
        .replace('applications', name, before)
        .catch(each => each);
      expect(error.code).toBe(409);
      expect(body(error).reason).toBe('Conflict');
    });

    it('answer 422 for a name that is none', async () => {
      const error = await client()
        .create('applications', idleApplication('Not_A_Name'))
        .catch(each => each);
      expect(error.code).toBe(422);
      expect(body(error)).toMatchObject({
        reason: 'Invalid',
        message: expect.stringContaining(
          'Application.argoproj.io "Not_A_Name" is invalid: metadata.name:',
        ),
      });
    });

    it('merge a patch: null removes, the rest stays', async () => {
      await client().patch('applications', name, 'merge', {
        metadata: { annotations: { a: '1', b: '2' } },
      });
      const after = await client().patch('applications', name, 'merge', {
        metadata: { annotations: { a: null } },
      });
      expect(dig(after, 'metadata', 'annotations')).toEqual({ b: '2' });
      expect(text(after, 'spec', 'project')).toBe('default');
    });

    it('apply a JSON patch, and nothing of one whose test fails', async () => {
      await client().patch('applications', name, 'json', [
        { op: 'test', path: '/spec/project', value: 'default' },
        { op: 'add', path: '/metadata/labels', value: { team: 'a' } },
      ]);
      const refused = await client()
        .patch('applications', name, 'json', [
          { op: 'replace', path: '/metadata/labels/team', value: 'b' },
          { op: 'test', path: '/spec/project', value: 'other' },
        ])
        .catch(each => each);
      expect(refused.code).toBe(422);
      expect(
        dig(await client().get('applications', name), 'metadata', 'labels'),
      ).toEqual({ team: 'a' });
    });

    it('move the version with each change, and only then', async () => {
      const labels = { metadata: { labels: { same: 'same' } } };
      const version = async () =>
        text(
          await client().patch('applications', name, 'merge', labels),
          'metadata',
          'resourceVersion',
        );
      const before = text(
        await client().get('applications', name),
        'metadata',
        'resourceVersion',
      );
      expect(await version()).not.toBe(before);
      // Argo CD writes the status of a new Application a few times
      await until(
        'the version stays',
        async () => {
          const first = await version();
          return first === (await version());
        },
        PATIENT,
      );
    });

    it('wait with a removal for the finalizers', async () => {
      await client().patch('applications', name, 'merge', {
        metadata: { finalizers: ['example.com/hold'] },
      });
      await client().remove('applications', name);
      const held = await client().get('applications', name);
      expect(text(held, 'metadata', 'deletionTimestamp')).toMatch(/^\d{4}-/);
      await client().patch('applications', name, 'merge', {
        metadata: { finalizers: null },
      });
      await expect(client().get('applications', name)).rejects.toMatchObject({
        code: 404,
      });
      await client().create('applications', idleApplication(name));
    });

    it('keep the status of a set to its subresource', async () => {
      const set = uniqueName('set');
      await client().create('applicationsets', {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'ApplicationSet',
        metadata: { name: set },
        spec: {
          generators: [],
          template: {
            metadata: { name: 'a' },
            spec: { project: 'default', destination: {} },
          },
        },
      });
      const status = {
        health: { status: 'Healthy', message: 'written by the suite' },
      };
      const after = await client().patch('applicationsets', set, 'merge', {
        status,
      });
      expect(text(after, 'status', 'health', 'message')).not.toBe(
        'written by the suite',
      );
      await client().remove('applicationsets', set);
    });
  });
}

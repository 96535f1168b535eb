import { dig, isObject, text } from '../json';
import type { JsonObject } from '../json';
import type { ControlPlane } from '../ControlPlane';
import { idleApplication, uniqueName } from './fixtures';
import { kubernetesClient } from './kubernetesClient';
import { fieldOf, put, REFUSED, TAKEN, UNREADABLE } from './schemaCases';
import type { SchemaCase } from './schemaCases';

const keysOf = (path: string) => path.slice(1).split('/');

const shown = (path: string, value: unknown) =>
  `${fieldOf(path)}: ${JSON.stringify(value)}`;

const titled = <T extends SchemaCase>(cases: T[]) =>
  cases.map(each => ({ ...each, what: shown(each.path, each.value) }));

const refusalOf = async (asked: Promise<JsonObject>) => {
  const error = await asked.then(
    () => undefined,
    each => each,
  );
  return { code: error?.code, ...JSON.parse(text(error, 'body') ?? '{}') };
};

const invalid = (kind: string, name: string, cause: JsonObject) => ({
  code: 422,
  reason: 'Invalid',
  message: `${kind}.argoproj.io "${name}" is invalid: ${cause.field}: ${cause.message}`,
  details: expect.objectContaining({ causes: [cause] }),
});

export function describeSchemas(getControlPlane: () => ControlPlane) {
  describe('schemas of the Kubernetes API', () => {
    const client = () => kubernetesClient(getControlPlane().hubs[0]);
    let name: string;

    beforeEach(() => {
      name = uniqueName('shape');
    });

    afterEach(() => client().removeIfThere('applications', name));

    const create = ({ path, value }: SchemaCase) =>
      client().create(
        'applications',
        put(idleApplication(name), keysOf(path), value),
      );

    /** Writes the whole of a top-level field that need not be there before. Metadata always are. */
    const patch = async ({ path, value }: SchemaCase) => {
      const before = await client().create(
        'applications',
        idleApplication(name),
      );
      const [top] = keysOf(path);
      const whole = put(before, keysOf(path), value)[top];
      return client().patch('applications', name, 'json', [
        top === 'metadata'
          ? { op: 'add', path, value }
          : { op: 'add', path: `/${top}`, value: whole },
      ]);
    };

    it.each(titled(REFUSED))('refuse $what', async each => {
      const { path, field = fieldOf(path), reason, message } = each;
      const said = invalid('Application', name, { reason, message, field });
      expect(await refusalOf(create(each))).toMatchObject(said);
      expect(await refusalOf(patch(each))).toMatchObject(said);
    });

    it.each(titled(TAKEN))('take $what', async each => {
      const { path, left } = each;
      expect(dig(await create(each), ...keysOf(path))).toEqual(left);
      await client().remove('applications', name);
      expect(dig(await patch(each), ...keysOf(path))).toEqual(left);
    });

    it.each(
      UNREADABLE.map(([path, value, said]) => ({
        ...{ path, value, said },
        what: shown(path, value),
      })),
    )('refuse $what', async each => {
      const message = `json: cannot unmarshal ${each.said}`;
      expect(await refusalOf(create(each))).toMatchObject({
        code: 400,
        reason: 'BadRequest',
        message: `Application in version "v1alpha1" cannot be handled as a Application: ${message}`,
      });
      const refused = await refusalOf(patch(each));
      expect(refused).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.message.startsWith(' "" is invalid: patch: ')).toBe(true);
      expect(refused.message.endsWith(`: ${message}`)).toBe(true);
    });

    it('refuse a set and a project that are none', async () => {
      const of = (kind: string, spec: JsonObject): JsonObject => ({
        apiVersion: 'argoproj.io/v1alpha1',
        kind,
        metadata: { name },
        spec,
      });
      const template = {
        metadata: { name: 'a' },
        spec: { project: 'default', destination: {} },
      };
      const set = (more: JsonObject) =>
        client().create(
          'applicationsets',
          of('ApplicationSet', { generators: [], template, ...more }),
        );
      expect(
        await refusalOf(set({ syncPolicy: { applicationsSync: 'never' } })),
      ).toMatchObject(
        invalid('ApplicationSet', name, {
          reason: 'FieldValueNotSupported',
          message:
            'Unsupported value: "never": supported values: "create-only", "create-update", "create-delete", "sync"',
          field: 'spec.syncPolicy.applicationsSync',
        }),
      );
      expect(await refusalOf(set({ generators: null }))).toMatchObject(
        invalid('ApplicationSet', name, {
          reason: 'FieldValueRequired',
          message: 'Required value',
          field: 'spec.generators',
        }),
      );
      const project = of('AppProject', { description: 'a'.repeat(256) });
      expect(
        await refusalOf(client().create('appprojects', project)),
      ).toMatchObject(
        invalid('AppProject', name, {
          reason: 'FieldValueTooLong',
          message: 'Too long: may not be more than 255 bytes',
          field: 'spec.description',
        }),
      );
    });

    it('take what Argo CD itself has written, as it is', async () => {
      const { items } = await client().list('applications');
      const written = items.filter(isObject);
      expect(written.length).toBeGreaterThan(1);
      for (const each of written) {
        const { spec, status } = each;
        const kept = await client().patch(
          'applications',
          text(each, 'metadata', 'name') ?? '',
          'merge',
          // another writer may have been faster: the same once more changes nothing
          { spec, status },
        );
        expect(kept).toMatchObject({ spec, status });
      }
    });
  });
}

import type { ControlPlane } from '../ControlPlane';
import { dig, text } from '../json';
import { DeliveryRig } from './DeliveryRig';
import { configOf, configPath, uniqueName } from './fixtures';
import { PATIENT, until } from '../until';

/** What a set reports about a config file that it cannot use, by what is wrong with it. */
const FAULTS: Array<
  [
    what: string,
    content: (config: ReturnType<typeof configOf>) => string,
    reason: string,
    message: RegExp,
  ]
> = [
  [
    'is not finished',
    () => '{"application": "x"',
    'ApplicationGenerationFromParamsError',
    /^error generating params from git: unable to process file '[^']+' from repository '[^']+': unable to parse file: error converting YAML to JSON: yaml: line \d+: .+/,
  ],
  [
    'lacks a key',
    ({ cluster: _, ...rest }) => JSON.stringify(rest),
    'RenderTemplateParamsError',
    /^(?=.*failed to execute go template \{\{ \.cluster \}\}: ).*map has no entry for key "cluster"/,
  ],
  [
    'is empty',
    () => '',
    'RenderTemplateParamsError',
    /map has no entry for key/,
  ],
  [
    'has a name that is none',
    config => JSON.stringify({ ...config, application: 'Not_A_Name' }),
    'UpdateApplicationError',
    /^Application\.argoproj\.io "Not_A_Name" is invalid: metadata\.name: /,
  ],
  [
    'names a cluster that is none',
    config => JSON.stringify({ ...config, cluster: 'us9' }),
    'ApplicationValidationError',
    /application destination spec is invalid: there are no clusters with this name: us9/,
  ],
];

/** Whether the request for a refresh is still on it. */
const asks = (set: unknown) =>
  dig(
    set,
    'metadata',
    'annotations',
    'argocd.argoproj.io/application-set-refresh',
  ) !== undefined;

export function describeSets(getControlPlane: () => ControlPlane) {
  describe('Argo CD and an ApplicationSet', () => {
    const name = uniqueName('set');
    let rig: DeliveryRig;

    beforeAll(async () => {
      rig = await DeliveryRig.start(getControlPlane(), name, {
        policy: 'create-update',
      });
      await rig.becomes('Healthy', '1.0.0');
    });

    afterAll(() => rig.stop());

    it('updates its Application when the config file changes', async () => {
      await rig.configure(
        JSON.stringify({ ...configOf(rig.delivery), service: 'another' }),
      );
      const label = await until(
        'the label is the new one',
        async () => {
          const found = await rig.client.get('applications', rig.application);
          const labels = dig(found, 'metadata', 'labels');
          return text(labels, 'argosy.dev/service') === 'another' && labels;
        },
        PATIENT,
      );
      expect(label).toEqual({ 'argosy.dev/service': 'another' });
    });

    it.each(FAULTS)(
      'says so when a config file %s, and keeps what stands',
      async (_, content, reason, message) => {
        await rig.configure(content(configOf(rig.delivery)));
        expect(await rig.setError(message)).toMatchObject({ reason });
        // a set that got as far as generating Applications has answered; the others keep the request
        await until(
          'the refresh is taken, or kept',
          async () => {
            const set = await rig.client.get('applicationsets', name);
            return asks(set) === (reason !== 'ApplicationValidationError');
          },
          PATIENT,
        );
        expect(await rig.client.names('applications')).toContain(
          rig.application,
        );
        await rig.rootBecomes('Degraded');
        await rig.configure(JSON.stringify(configOf(rig.delivery)));
        await until(
          'the set is well again',
          async () => {
            const repaired = await rig.client.get('applicationsets', name);
            return (
              text(repaired, 'status', 'health', 'status') === 'Healthy' &&
              !asks(repaired)
            );
          },
          PATIENT,
        );
        await rig.rootBecomes('Healthy');
      },
    );

    it('names the file that it cannot read', async () => {
      await rig.configure('{');
      const error = await rig.setError(/unable to process file/);
      expect(text(error, 'message')).toContain(configPath(rig.delivery));
    });
  });
}

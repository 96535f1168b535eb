import { translationApiRef } from '@backstage/frontend-plugin-api';
import { createServiceTranslationRef } from '../../alpha';
import type { FormValues } from '../spec/values';
import { validatePage } from './validate';

it('says what it finds in the words of a portal that translates the form', async () => {
  const translations = {
    getTranslation: (ref: { id: string }) => ({
      ready: ref.id === createServiceTranslationRef.id,
      t: (key: string) => `[${key}]`,
    }),
  };
  const formData: FormValues = {
    service: { name: 'shop', owner: 'group:default/a', description: 'Sells.' },
    workloads: [{ name: 'api', image: 'registry.example.com/api:1', port: 80 }],
    targets: {
      targets: [{ environment: 'dev', cluster: 'eu1' }],
      exposure: { api: { hosts: {} } },
    },
  };
  const said: string[] = [];
  await validatePage('targets')(
    undefined,
    { addError: message => said.push(message) },
    {
      formData,
      apiHolder: {
        get: ref =>
          ref.id === translationApiRef.id ? (translations as never) : undefined,
      },
    },
  );
  expect(said).toEqual([
    '[findings.noHost.message]. [findings.noHost.remedy].',
  ]);
});

import { listAt, textAt } from '../../expansion/files/json';
import { generatorsOf, sourcesOf, writtenApplications } from '../applications';
import { defineRule } from '../rule';

export const A001 = defineRule({
  id: 'A001',
  title:
    "Platform add-ons have sets of their own, never made from services' config files",
  severity: 'error',
  *find(context) {
    for (const { kind, name, path, document, spec } of writtenApplications(
      context,
    )) {
      if (kind !== 'ApplicationSet') continue;
      const fromServices = generatorsOf(document)
        .flatMap(generator => listAt(generator, 'git', 'files'))
        .some(file => textAt(file, 'path').startsWith('services/'));
      const chart = sourcesOf(spec)
        .map(source => textAt(source, 'chart'))
        .find(Boolean);
      if (!fromServices || !chart) continue;
      yield {
        path,
        message: `The ApplicationSet ${name} installs the chart ${chart} once for each service's config.json: a service that leaves takes it away from the others.`,
        remedy:
          'Install the add-on by a set of its own that selects clusters by label.',
      };
    }
  },
});

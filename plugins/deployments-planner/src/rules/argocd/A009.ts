import { textAt } from '../../expansion/files/json';
import { writtenApplications } from '../applications';
import { defineRule } from '../rule';

export const A009 = defineRule({
  id: 'A009',
  title: 'Each Application names a project of its own team, literally',
  severity: 'error',
  *find(context) {
    for (const { name, path, spec } of writtenApplications(context)) {
      const project = textAt(spec, 'project');
      if (project === '' || project === 'default') {
        yield {
          path,
          message: `${name} is in the project default, which allows any repository to reach any cluster.`,
          remedy:
            'Name an AppProject that lists its repositories and destinations.',
        };
      } else if (project.includes('{{')) {
        yield {
          path,
          message: `The project of ${name} is templated: Argo CD refuses to preview the set, and a config file decides about rights.`,
          remedy:
            'Write one ApplicationSet per project, with its name as it is.',
        };
      }
    }
  },
});

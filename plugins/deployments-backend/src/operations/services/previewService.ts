import {
  entityRefOf,
  previewService as contract,
  projectOf,
} from '@argosy/plugin-deployments-common';
import { createServiceKind } from '../../changes/kinds/createService';
import { planChange } from '../../changes/planChange';
import { defineOperation } from '../runOperation';
import { type About, deploymentsOf } from '../visible';

export const previewService = defineOperation({
  contract,
  async run(context, { spec }) {
    const [plan, standing] = await Promise.all([
      planChange(context, createServiceKind, { request: { spec } }),
      context.readModel.getService(spec.name),
    ]);
    const ofService = standing ? deploymentsOf(standing) : [];
    // A project's files tell of its services, which the one that is planned will be among.
    const ofProject = deploymentsOf({
      owner: spec.owner,
      project: projectOf(spec),
      entityRef: entityRefOf(spec),
      targets: spec.targets,
    });
    const whose = ({ path, action }: (typeof plan.files)[number]): About => {
      if (action === 'create') return { about: 'caller' };
      if (!path.startsWith(`services/${spec.name}/`)) {
        return { about: ofProject };
      }
      const [, , folder, environment] = path.split('/');
      return {
        about:
          folder === 'overlays'
            ? ofService.filter(each => each.environment === environment)
            : ofService,
      };
    };
    return {
      ...plan,
      files: plan.files.map(file => ({ ...file, ...whose(file) })),
    };
  },
});

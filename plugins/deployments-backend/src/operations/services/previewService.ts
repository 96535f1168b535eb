import {
  entityRefOf,
  isError,
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
    const folder = `services/${spec.name}/`;
    // A new service has no file but those that the caller's spec gives it.
    const isNew = plan.files.some(
      ({ path, action }) =>
        path === `${folder}service.yaml` && action === 'create',
    );
    const ofService = standing ? deploymentsOf(standing) : [];
    const inEnvironment = (environment: string): About => ({
      about: ofService.filter(each => each.environment === environment),
    });
    // A project's files tell of its services, which a new one that is not refused will be among.
    const joins =
      isNew &&
      !plan.findings.some(each => isError(each) && each.path === 'project');
    const ofProject = deploymentsOf({
      owner: spec.owner,
      project: projectOf(spec),
      entityRef: entityRefOf(spec),
      targets: spec.targets,
    });
    const ofFile = ({ path, action }: (typeof plan.files)[number]): About => {
      if (action === 'create') return { about: 'caller' };
      if (!path.startsWith(folder)) {
        return { about: joins ? ofProject : ofService };
      }
      const [, , place, environment] = path.split('/');
      return place === 'overlays'
        ? inEnvironment(environment)
        : { about: ofService };
    };
    // Those of a service that stands already tell where it runs.
    const ofTarget = (target: {
      service?: string;
      environment: string;
    }): About => {
      const { service = spec.name, environment } = target;
      if (service !== spec.name) return { about: [] };
      return isNew ? { about: 'caller' } : inEnvironment(environment);
    };
    return {
      ...plan,
      files: plan.files.map(file => ({ ...file, ...ofFile(file) })),
      applications: plan.applications.map(application => ({
        ...application,
        ...ofTarget(application),
      })),
      roles: plan.roles?.map(role => ({ ...role, ...ofTarget(role) })),
    };
  },
});

import { ApplicationSet } from './applicationSet';
import { at, objectAt, textAt } from './files/json';
import { objectMetaFault } from './files/objectMeta';
import {
  applicationKey,
  ExpandedApplication,
  ExpandedSet,
  ExpansionProblem,
} from './types';

/** What decides whether a generated Application is created. */
export interface Admission {
  knowsCluster(hub: string | undefined, name: string): boolean;
  knowsProject(hub: string | undefined, name: string): boolean;
  /** The set that owns an Application; a set that asks first becomes the owner. */
  ownerOf(key: string, set: string): string;
}

type Refused = ExpandedSet['refused'][number];

const byName = (a: { name: string }, b: { name: string }) =>
  a.name < b.name ? -1 : Number(a.name > b.name);

/** Sorts what a set generated into what is created and what is refused, as the controller does: first its own checks, then the API's answers in the order of names. */
export function admit(
  set: ApplicationSet,
  generated: readonly ExpandedApplication[],
  admission: Admission,
): Pick<ExpandedSet, 'applications' | 'refused' | 'problem'> {
  const invalid = validate(set, generated, admission);
  const valid = generated.filter(({ name }) => !invalid.has(name)).sort(byName);
  const refused: Refused[] = generated.flatMap(application => {
    const problem = invalid.get(application.name);
    return problem ? [{ ...application, problem }] : [];
  });
  const applications: ExpandedApplication[] = [];
  let failed: ExpansionProblem | undefined;
  for (const application of valid) {
    const message = apiAnswer(set, application, admission);
    if (message === undefined) {
      applications.push(application);
      continue;
    }
    const problem = apiProblem(set, application, message);
    refused.push({ ...application, problem });
    failed ??= problem;
  }
  const problem = failed ?? summary(invalid);
  return {
    applications,
    refused: refused.sort(byName),
    ...(problem && { problem }),
  };
}

function validate(
  set: ApplicationSet,
  generated: readonly ExpandedApplication[],
  admission: Admission,
): Map<string, ExpansionProblem> {
  const faults = new Map<string, ExpansionProblem>();
  const seen = new Set<string>();
  for (const application of generated) {
    const { name } = application;
    const message = seen.has(name)
      ? `ApplicationSet ${set.name} contains applications with duplicate name: ${name}`
      : unfit(set, application, admission);
    seen.add(name);
    if (message !== undefined) {
      const reason = 'ApplicationValidationError';
      faults.set(name, {
        type: 'ErrorOccurred',
        reason,
        message,
        file: application.file,
      });
    }
  }
  return faults;
}

function unfit(
  set: ApplicationSet,
  { project, application }: ExpandedApplication,
  admission: Admission,
) {
  if (!admission.knowsProject(set.hub, project)) {
    return `application references project ${project} which does not exist`;
  }
  const destination = objectAt(application.spec, 'destination');
  const name = textAt(destination, 'name');
  const server = textAt(destination, 'server');
  const invalid = (reason: string) =>
    `application destination spec is invalid: ${reason}`;
  if (name && server) {
    return invalid(
      `application destination can't have both name and server defined: ${name} ${server}`,
    );
  }
  if (!name && at(destination, 'server') === undefined) {
    return invalid('Destination server missing from app spec');
  }
  if (name && !admission.knowsCluster(set.hub, name)) {
    return invalid(`there are no clusters with this name: ${name}`);
  }
  return undefined;
}

/** Only the last of several is told, with the number of the others. */
function summary(
  faults: ReadonlyMap<string, ExpansionProblem>,
): ExpansionProblem | undefined {
  const [last] = [...faults.keys()].sort().reverse();
  const fault = faults.get(last);
  if (!fault || faults.size === 1) return fault;
  return {
    ...fault,
    message: `${fault.message} (and ${faults.size - 1} more)`,
  };
}

function apiAnswer(
  set: ApplicationSet,
  application: ExpandedApplication,
  admission: Admission,
) {
  const { name } = application;
  const fault = objectMetaFault(application);
  if (fault !== undefined) return fault;
  const owner = admission.ownerOf(
    applicationKey(set.hub, set.namespace, name),
    set.name,
  );
  if (owner === set.name) return undefined;
  return `error while wrapping using MutateFn: Object ${set.namespace}/${name} is already owned by another ApplicationSet controller ${owner}`;
}

function apiProblem(
  set: ApplicationSet,
  { file }: ExpandedApplication,
  message: string,
): ExpansionProblem {
  const updates = set.policy === 'sync' || set.policy === 'create-update';
  const reason = updates ? 'UpdateApplicationError' : 'CreateApplicationError';
  return { type: 'ErrorOccurred', reason, message, file };
}

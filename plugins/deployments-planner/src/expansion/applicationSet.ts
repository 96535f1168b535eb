import {
  at,
  isObject,
  JsonObject,
  JsonValue,
  listAt,
  objectAt,
  textAt,
} from './files/json';
import { HubManifest } from './files/readRepository';
import { unfitSelector } from './generators/postSelector';
import { SyncPolicy } from './types';

/** A git files generator. */
export interface GitFiles {
  repository: string;
  include: string[];
  exclude: string[];
  prefix: string;
  selector?: JsonObject;
}

/** An ApplicationSet as far as the preview knows it; `beyond` names what it does not. */
export interface ApplicationSet {
  hub?: string;
  file: string;
  name: string;
  namespace: string;
  project: string;
  policy: SyncPolicy;
  preserve: boolean;
  finalizer: boolean;
  template: JsonObject;
  generators: GitFiles[];
  beyond?: string;
}

const POLICIES: readonly string[] = [
  'sync',
  'create-only',
  'create-update',
  'create-delete',
];
const isPolicy = (text: string): text is SyncPolicy => POLICIES.includes(text);
const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

export function readApplicationSet({
  hub,
  file,
  document,
}: HubManifest): ApplicationSet {
  const spec = objectAt(document, 'spec');
  const policy = textAt(spec, 'syncPolicy', 'applicationsSync');
  return {
    hub,
    file,
    name: textAt(document, 'metadata', 'name'),
    namespace: textAt(document, 'metadata', 'namespace') || 'argocd',
    project: textAt(spec, 'template', 'spec', 'project'),
    policy: isPolicy(policy) ? policy : 'sync',
    preserve: at(spec, 'syncPolicy', 'preserveResourcesOnDeletion') === true,
    finalizer: listAt(document, 'metadata', 'finalizers').includes(FINALIZER),
    template: objectAt(spec, 'template'),
    generators: listAt(spec, 'generators').map(readGenerator),
    beyond: unknownPart(spec),
  };
}

function readGenerator(generator: JsonValue): GitFiles {
  const files = listAt(generator, 'git', 'files');
  const paths = (excluded: boolean) =>
    files
      .filter(f => (at(f, 'exclude') === true) === excluded)
      .map(f => textAt(f, 'path'));
  const selector = at(generator, 'selector');
  return {
    repository: textAt(generator, 'git', 'repoURL'),
    include: paths(false),
    exclude: paths(true),
    prefix: textAt(generator, 'git', 'pathParamPrefix'),
    ...(isObject(selector) && { selector }),
  };
}

const isFilled = (value: JsonValue | undefined): boolean => {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.values(value).some(isFilled);
  return value !== undefined && value !== null && value !== '';
};

function unknownPart(spec: JsonObject): string | undefined {
  if (at(spec, 'goTemplate') !== true) return 'a set without goTemplate';
  if (!listAt(spec, 'goTemplateOptions').includes('missingkey=error')) {
    return 'a set without goTemplateOptions missingkey=error';
  }
  if (isFilled(at(spec, 'templatePatch'))) return 'templatePatch';
  if (textAt(spec, 'template', 'spec', 'project').includes('{{'))
    return 'a templated project';
  return listAt(spec, 'generators').map(unknownGenerator).find(Boolean);
}

function unknownGenerator(generator: JsonValue): string | undefined {
  const kind = Object.keys(objectAt(generator)).find(key => key !== 'selector');
  if (kind !== 'git' || listAt(generator, 'git', 'files').length === 0) {
    return `the generator ${kind === 'git' ? 'git directories' : kind}`;
  }
  const git = objectAt(generator, 'git');
  if (isFilled(at(git, 'values'))) return 'values of a git generator';
  if (isFilled(at(git, 'template'))) return 'a template inside a generator';
  const unfit = unfitSelector(objectAt(generator, 'selector'));
  return unfit && `a selector in which ${unfit}`;
}

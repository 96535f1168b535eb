import { JsonObject, listAt, textAt } from '../../expansion/files/json';
import { ownRepository, sourcesOf, writtenApplications } from '../applications';
import { nameOf } from '../kustomize';
import { defineRule } from '../rule';
import { RuleContext } from '../ruleContext';

const PARENTS = ['Application', 'ApplicationSet', 'AppProject'];

export const A014 = defineRule({
  id: 'A014',
  title: 'An Application that creates Applications has a project of its own',
  severity: 'error',
  *find(context) {
    const isOwn = ownRepository(context);
    for (const { kind, name, path, spec } of writtenApplications(context)) {
      const project = textAt(spec, 'project') || 'default';
      const parent = sourcesOf(spec).some(
        source =>
          isOwn(textAt(source, 'repoURL')) &&
          holdsParents(context, textAt(source, 'path')),
      );
      if (kind !== 'Application' || !parent || isNarrow(context, project))
        continue;
      yield {
        path,
        message: `The Application ${name} applies Argo CD resources within the project ${project}: whoever can merge below its path can create any Application anywhere.`,
        remedy:
          'Give it an AppProject of its own that allows AppProject and ApplicationSet only.',
      };
    }
  },
});

const holdsParents = (context: RuleContext, folder: string) =>
  folder !== '' &&
  PARENTS.some(kind =>
    context.ofKind(kind).some(({ path }) => path.startsWith(`${folder}/`)),
  );

function isNarrow(context: RuleContext, project: string): boolean {
  const found = context
    .ofKind('AppProject')
    .find(({ document }) => nameOf(document) === project);
  return found !== undefined && allowsArgoOnly(found.document);
}

function allowsArgoOnly(project: JsonObject): boolean {
  const allowed = listAt(project, 'spec', 'namespaceResourceWhitelist');
  return (
    allowed.length > 0 &&
    allowed.every(
      entry =>
        textAt(entry, 'group') === 'argoproj.io' &&
        PARENTS.includes(textAt(entry, 'kind')),
    )
  );
}

import { ARGOSY } from '@argosy/plugin-deployments-common';
import { ApplicationSet } from '../applicationSet';
import {
  isObject,
  JsonObject,
  JsonValue,
  listAt,
  objectAt,
  textAt,
  textsAt,
} from '../files/json';
import { renderTemplate } from './renderTemplate';
import { ApplicationObject, ExpandedApplication } from '../types';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** One Application of a set, from one set of parameters. Throws TemplateFault. */
export function renderApplication(
  set: ApplicationSet,
  file: string,
  params: JsonObject,
): ExpandedApplication {
  const metadata = objectAt(
    renderTemplate(objectAt(set.template, 'metadata'), params),
  );
  const spec = withoutZeros(
    objectAt(renderTemplate(objectAt(set.template, 'spec'), params)),
  );
  const labels = textsAt(metadata, 'labels');
  const annotations = textsAt(metadata, 'annotations');
  const source = objectAt(spec, 'source');
  return {
    name: textAt(metadata, 'name'),
    set: set.name,
    ...(set.hub !== undefined && { hub: set.hub }),
    file,
    labels,
    annotations,
    project: textAt(spec, 'project') || 'default',
    path: textAt(source, 'path'),
    cluster:
      textAt(spec, 'destination', 'name') ||
      textAt(spec, 'destination', 'server'),
    namespace: textAt(spec, 'destination', 'namespace'),
    ...(labels[ARGOSY.service] && { service: labels[ARGOSY.service] }),
    ...(labels[ARGOSY.environment] && {
      environment: labels[ARGOSY.environment],
    }),
    ...(labels[ARGOSY.region] && { region: labels[ARGOSY.region] }),
    application: toObject(set, { metadata, labels, annotations, spec }),
  };
}

/** The parts of a template with the parameters in their places. */
interface Rendered {
  metadata: JsonObject;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  spec: JsonObject;
}

function toObject(
  set: ApplicationSet,
  { metadata, labels, annotations, spec }: Rendered,
): ApplicationObject {
  const named = listAt(metadata, 'finalizers').filter(
    f => typeof f === 'string',
  );
  const finalizers = named.length === 0 && !set.preserve ? [FINALIZER] : named;
  const filled = (map: Record<string, string>) => Object.keys(map).length > 0;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: textAt(metadata, 'name'),
      namespace: set.namespace,
      ...(filled(labels) && { labels }),
      ...(filled(annotations) && { annotations }),
      ...(finalizers.length > 0 && { finalizers }),
    },
    spec: spec.project ? spec : { ...spec, project: 'default' },
  };
}

/** Behind these keys Argo CD's types have pointers: a value that is there stays. */
const POINTERS = new Set([
  ...['prune', 'selfHeal', 'allowEmpty', 'enabled'],
  ...['factor', 'revisionHistoryLimit'],
]);

/** The API keeps no empty texts and lists, no `false` and no 0, save behind pointers. */
function withoutZeros(value: JsonObject): JsonObject {
  const kept = Object.entries(value).filter(
    ([key, entry]) => !isZero(entry) || (POINTERS.has(key) && entry !== null),
  );
  return Object.fromEntries(
    kept.map(([key, entry]) => [
      key,
      isObject(entry) ? withoutZeros(entry) : entry,
    ]),
  );
}

const isZero = (value: JsonValue) =>
  value === null ||
  value === '' ||
  value === false ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0);

import { isObject, JsonObject, JsonValue, setKey } from '../files/json';
import { compileTemplate } from './gotemplate/compile';

/** Argo CD renders in the order of its Go structs; the first fault in this order is the one it reports. */
const ORDER = [
  ...[
    'name',
    'generateName',
    'namespace',
    'labels',
    'annotations',
    'finalizers',
  ],
  ...[
    'source',
    'destination',
    'project',
    'syncPolicy',
    'ignoreDifferences',
    'info',
  ],
  ...['revisionHistoryLimit', 'sources', 'sourceHydrator'],
  ...[
    'repoURL',
    'path',
    'targetRevision',
    'helm',
    'kustomize',
    'directory',
    'plugin',
    'chart',
  ],
];
const DESTINATION = ['server', 'namespace', 'name'];

const rank = (order: readonly string[], key: string) => {
  const at = order.indexOf(key);
  return at === -1 ? order.length : at;
};

/** Fills the parameters into every text and key of a value; numbers and booleans stay. Throws TemplateFault. */
export function renderTemplate(
  value: JsonValue,
  params: JsonObject,
  parent = '',
): JsonValue {
  if (typeof value === 'string') return renderText(value, params);
  if (Array.isArray(value))
    return value.map(entry => renderTemplate(entry, params));
  if (!isObject(value)) return value;
  const order = parent === 'destination' ? DESTINATION : ORDER;
  const rendered: JsonObject = {};
  const keys = Object.keys(value).sort(
    (a, b) => rank(order, a) - rank(order, b),
  );
  for (const key of keys) {
    const content = renderTemplate(value[key], params, key);
    setKey(rendered, renderText(key, params), content);
  }
  return rendered;
}

const renderText = (text: string, params: JsonObject) =>
  text.includes('{{') ? compileTemplate(text)(params) : text;

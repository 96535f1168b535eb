import { JsonObject, textAt } from '../expansion/files/json';
import { isPatch, nameOf, Overlay, overlaysOf } from './kustomize';
import { podAnnotationsOf, podSpecOf, runsPods } from './pods';
import { Located, RuleContext } from './ruleContext';

const PREFIX = 'vault.hashicorp.com/';

/** A resource whose pods Vault's agent injector changes, with what an overlay adds to it. */
export interface VaultPod {
  /** The file that says the most about Vault: the overlay's patch, else the resource. */
  path: string;
  name: string;
  /** Of Vault's injector, without its prefix. */
  annotations: Readonly<Record<string, string>>;
  serviceAccount: string;
  /** The pod spec, and those of the patches. */
  specs: readonly JsonObject[];
  /** Absent for what no overlay builds on. */
  overlay?: Overlay;
}

/** All pods that ask for Vault's agent: per overlay, and those that stand alone. */
export function vaultPods(context: RuleContext): VaultPod[] {
  const pods: VaultPod[] = [];
  const reached = new Set<JsonObject>();
  for (const overlay of overlaysOf(context)) {
    const { patches } = overlay;
    for (const resource of overlay.resources.filter(runsPods)) {
      reached.add(resource.document);
      const own = patches.filter(patch => isFor(patch, resource));
      pods.push(toPod([resource, ...own], overlay));
    }
  }
  const alone = context.documents.filter(
    located =>
      runsPods(located) &&
      !isPatch(located.path) &&
      !reached.has(located.document),
  );
  return [...pods, ...alone.map(resource => toPod([resource]))].filter(
    ({ annotations }) => Object.keys(annotations).length > 0,
  );
}

const isFor = (patch: Located, { document }: Located) =>
  patch.document.kind === document.kind &&
  nameOf(patch.document) === nameOf(document);

const vaultAnnotations = ({ document }: Located) =>
  Object.entries(podAnnotationsOf(document))
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([key, value]) => [key.slice(PREFIX.length), value] as const);

/** Later ones change the first. */
function toPod(located: readonly Located[], overlay?: Overlay): VaultPod {
  const [{ path, document }] = located;
  const specs = located.map(each => podSpecOf(each.document));
  const speaking = located.filter(each => vaultAnnotations(each).length > 0);
  return {
    path: speaking.at(-1)?.path ?? path,
    name: nameOf(document),
    annotations: Object.fromEntries(located.flatMap(vaultAnnotations)),
    serviceAccount:
      specs.map(spec => textAt(spec, 'serviceAccountName')).find(Boolean) ?? '',
    specs,
    ...(overlay && { overlay }),
  };
}

/** A secret that the agent renders, by the end of its annotations' names. */
export interface RenderedSecret {
  name: string;
  path: string;
  template: string | undefined;
}

export function renderedSecrets({ annotations }: VaultPod): RenderedSecret[] {
  const SECRET = 'agent-inject-secret-';
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(SECRET))
    .map(([key, path]) => {
      const name = key.slice(SECRET.length);
      const template = annotations[`agent-inject-template-${name}`];
      const file = annotations[`agent-inject-template-file-${name}`];
      return { name, path, template: template ?? file };
    });
}

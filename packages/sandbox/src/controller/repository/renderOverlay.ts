import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { dig, isObject, objects, strings, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { transformImage } from './images';
import type { Files } from './RepositoryReader';

/** What is known of a resource that Kustomize would print. */
export interface Rendered {
  group: string;
  version: string;
  kind: string;
  name: string;
  images: string[];
  replicas: number;
  /** The phase, if it is a hook. */
  hook?: string;
  /** The pause of a canary in milliseconds. Infinity waits for a person. */
  pauseMs?: number;
}

export interface Manifests {
  /** Changes with every byte that the overlay is made of. */
  digest: string;
  resources: Rendered[];
}

const KUSTOMIZATION = 'kustomization.yaml';

const UNIT_MS: Record<string, number> = { s: 1e3, m: 6e4, h: 3.6e6 };

function durationMs(duration: unknown): number {
  const [, count, unit] = /^(\d+)([smh]?)$/.exec(String(duration ?? '')) ?? [];
  return count ? Number(count) * UNIT_MS[unit || 's'] : Infinity;
}

function pauseOf(document: JsonObject): number | undefined {
  const step = objects(document, 'spec', 'strategy', 'canary', 'steps').find(
    each => 'pause' in each,
  );
  return step && durationMs(dig(step, 'pause', 'duration'));
}

function podSpec(document: JsonObject): unknown {
  const spec = dig(document, 'spec');
  return (
    dig(spec, 'jobTemplate', 'spec', 'template', 'spec') ??
    dig(spec, 'template', 'spec')
  );
}

function toRendered(document: JsonObject): Rendered {
  const [version, group] = (text(document, 'apiVersion') ?? '')
    .split('/')
    .reverse();
  const pod = podSpec(document);
  const containers = [
    ...objects(pod, 'initContainers'),
    ...objects(pod, 'containers'),
  ];
  return {
    group: group ?? '',
    version,
    kind: text(document, 'kind') ?? '',
    name: text(document, 'metadata', 'name') ?? '',
    images: containers.flatMap(each => text(each, 'image') ?? []),
    replicas: Number(dig(document, 'spec', 'replicas') ?? 1),
    hook: text(document, 'metadata', 'annotations', 'argocd.argoproj.io/hook'),
    pauseMs: pauseOf(document),
  };
}

/** The error of Argo CD's repo-server when it cannot render. */
export class RenderError extends Error {}

function build(
  files: Files,
  folder: string,
  read: Map<string, string>,
): Rendered[] {
  const open = (path: string) => {
    const content = files.get(path);
    if (content === undefined) {
      throw new RenderError(
        `\`kustomize build <path to cached source>/${folder}\` failed exit status 1: Error: accumulating resources: '${path}' doesn't exist`,
      );
    }
    read.set(path, content);
    return content;
  };
  const kustomization: unknown = parse(open(posix.join(folder, KUSTOMIZATION)));
  if (!isObject(kustomization)) {
    throw new RenderError(`${folder}: ${KUSTOMIZATION} is empty`);
  }
  for (const patch of objects(kustomization, 'patches')) {
    const path = text(patch, 'path');
    if (path) open(posix.join(folder, path));
  }
  const resources = strings(kustomization, 'resources').flatMap(resource => {
    const path = posix.join(folder, resource);
    return files.has(posix.join(path, KUSTOMIZATION))
      ? build(files, path, read)
      : parseAllDocuments(open(path))
          .map(document => document.toJS())
          .filter(isObject)
          .map(toRendered);
  });
  const counts = objects(kustomization, 'replicas');
  return resources.map(resource => {
    const count = counts.find(
      each => text(each, 'name') === resource.name,
    )?.count;
    return {
      ...resource,
      images: resource.images.map(each => transformImage(each, kustomization)),
      replicas: typeof count === 'number' ? count : resource.replicas,
    };
  });
}

/** Does as much of `kustomize build` as the status of an Application shows: kinds, names, images, replicas. */
export function renderOverlay(files: Files, path: string): Manifests {
  if (![...files.keys()].some(each => each.startsWith(`${path}/`))) {
    throw new RenderError(`${path}: app path does not exist`);
  }
  const read = new Map<string, string>();
  const resources = build(files, path, read);
  const digest = createHash('sha256')
    .update(JSON.stringify([...read].sort()))
    .digest('hex');
  return { digest, resources };
}

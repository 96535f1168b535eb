import {
  ARGOSY,
  ImageReference,
  ServiceSpec,
  Target,
  Workload,
} from '@argosy/plugin-deployments-common';
import { Comment, emit } from '../../yaml/emit';
import { FIELDS_COMMENT, KUSTOMIZATION, labels } from './kustomization';
import { Site } from '../../site';
import { fixedReplicas } from '../../targetReplicas';

/** A patch that stands in the kustomization itself. */
export interface InlinePatch {
  target: { kind: string; name: string };
  patch: string;
}

interface OverlayParts {
  images: readonly ImageReference[];
  /** Paths of patches. */
  patches: readonly string[];
  /** Files of secrets, by path. */
  secrets: ReadonlyMap<string, string>;
  inline: readonly InlinePatch[];
}

/** Ties one target together: what runs, how often, and what differs from the base. */
export function overlayKustomization(
  spec: ServiceSpec,
  site: Site,
  { images, secrets, ...parts }: OverlayParts,
): string {
  const { target, cluster } = site;
  const names = spec.workloads.map(w => w.name).sort();
  const replicas = replicaEntries(spec, target);
  const entries = imageEntries(images);
  const patches = [...parts.patches.map(path => ({ path })), ...parts.inline];
  const value = {
    ...KUSTOMIZATION,
    resources: [
      ...names.map(name => `../../../base/${name}`),
      ...[...secrets.keys()].sort(),
    ],
    labels: labels(
      {
        [ARGOSY.environment]: target.environment,
        [ARGOSY.region]: cluster.region,
        [ARGOSY.cluster]: target.cluster,
      },
      spec.workloads,
    ),
    images: entries,
    ...(replicas.length > 0 && { replicas }),
    ...(patches.length > 0 && { patches }),
  };
  return emit(value, [
    FIELDS_COMMENT,
    [['images'], 'the only place that says what runs'],
    ...entries.map((_, index): Comment => [
      ['images', index, 'digest'],
      'the tag is for people, the digest is what runs',
    ]),
    [
      ['replicas'],
      'only where this target asks for another number than the base',
    ],
    ...patches.map((_, index): Comment => [
      ['patches', index, 'target', 'name'],
      'gets the Secret; a change of it restarts no pod',
    ]),
  ]);
}

/** One entry serves all that run the image: a workload and its migration are always of one version. */
function imageEntries(images: readonly ImageReference[]) {
  const byName = new Map(images.map(image => [image.name, image]));
  return [...byName.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, tag, digest }) => ({
      name,
      ...(tag && { newTag: tag }),
      ...(digest && { digest }),
    }));
}

/** The transformer refuses a Rollout: its number stands in the patch. */
const replicaEntries = (spec: ServiceSpec, target: Target) =>
  spec.workloads
    .filter((workload: Workload) => workload.delivery === 'rolling')
    .map(workload => ({
      name: workload.name,
      count: fixedReplicas(spec, workload, target),
    }))
    .filter(entry => entry.count !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

import { ARGOSY, ImageReference } from '@argosy/plugin-deployments-common';
import { Comment, emit } from '../../yaml/emit';
import { FIELDS_COMMENT, KUSTOMIZATION, labels } from './kustomization';
import { ResolvedTarget, TargetWorkload } from '../../resolveService';

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
  { target, cluster, workloads }: ResolvedTarget,
  { images, secrets, ...parts }: OverlayParts,
): string {
  const names = workloads.map(({ workload }) => workload.name).sort();
  const replicas = replicaEntries(workloads);
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
      workloads.map(({ workload }) => workload),
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
const replicaEntries = (workloads: readonly TargetWorkload[]) =>
  workloads
    .filter(({ workload }) => workload.delivery === 'rolling')
    .map(({ workload, replicas }) => ({ name: workload.name, count: replicas }))
    .filter(entry => entry.count !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

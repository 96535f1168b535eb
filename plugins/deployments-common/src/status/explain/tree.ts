import { Cause } from '../../model/deployment';
import { ApplicationObservation, ResourceTree } from '../observation';
import { plainWords } from '../plainWords';

type Node = ResourceTree['nodes'][number];

/** What a hundred Degraded resources do not tell, the next ones do not tell either. */
const MOST = 100;

/** A Pod knows why; what owns it only knows that. */
const ORDER = ['Pod', 'Job', 'AnalysisRun', 'Rollout', 'Deployment'];

/** Why the first Degraded resource is so. */
export function explainTree(
  { health }: ApplicationObservation,
  { nodes }: ResourceTree,
): Cause | undefined {
  if (health === 'Healthy') return undefined;
  const degraded = nodes
    .filter(node => node.health?.status === 'Degraded')
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
  if (degraded.length === 0) return undefined;
  const known = degraded.map(explainNode).find(cause => cause.next);
  return known ?? explainNode(degraded[0]);
}

const rank = ({ kind }: Node) =>
  ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length;

function explainNode(node: Node): Cause {
  const raw = node.health?.message;
  const reason = node.info.find(({ name }) => name === 'Status Reason')?.value;
  if (
    /^(?:Init:)?(?:ErrImagePull|ImagePullBackOff|InvalidImageName)$/.test(
      reason ?? '',
    )
  ) {
    return explainImage(node, raw ?? reason);
  }
  if (/^(?:Init:)?CrashLoopBackOff$/.test(reason ?? '') && !raw) {
    // Kubernetes' own words, which a Pod without a message leaves out.
    return plainWords('Back-off restarting failed container');
  }
  if (!raw) return { message: `${node.kind} ${node.name} is Degraded.` };
  const cause = plainWords(raw);
  const namesItself = cause.next !== undefined && node.kind !== 'Job';
  return namesItself
    ? cause
    : { ...cause, message: `${node.kind} ${node.name}: ${cause.message}` };
}

function explainImage(node: Node, raw: string | undefined): Cause {
  const cause = raw ? plainWords(raw) : undefined;
  if (cause?.next) return cause;
  const image =
    node.images.length === 1 ? `Image ${node.images[0]}` : 'An image';
  return {
    message: `${image} cannot be pulled.`,
    next: 'Ask who pushed it, or roll back.',
    ...(raw && { raw }),
  };
}

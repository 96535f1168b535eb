import type {
  ApplicationObservation,
  ApplicationSetObservation,
  Cluster,
  ResourceTree,
} from '@argosy/plugin-deployments-common';
import type {
  Hub,
  Observed,
  Unreadable,
  WatchEvent,
} from '../../../argocd/types';

type Step = WatchEvent<ApplicationObservation> | Error | 'end';

/** A hub whose Applications a test moves by hand. Its ApplicationSets say nothing unless told. */
export interface FakeHub extends Hub {
  /** What a list gives, page by page; an Error in place of a page is thrown there. */
  pages: Array<
    | {
        items: ApplicationObservation[];
        unreadable?: Unreadable[];
        resourceVersion: string;
      }
    | Error
  >;
  sets: ApplicationSetObservation[];
  clusters: Cluster[] | Error;
  unreadableClusters: Unreadable[];
  projects: string[] | Error;
  tree: ResourceTree | Error;
  /** What a watch does before it stands. */
  refuse?: Error | 'hang';
  missingRights: string | undefined;
  /** In order: what was asked of it. */
  asked: string[];
  /** The open watch of the Applications does this next. */
  emit(...steps: Step[]): void;
}

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

export function fakeHub(name = 'main'): FakeHub {
  const steps: Step[] = [];
  let ring = () => {};
  const rung = () =>
    new Promise<void>(resolve => {
      ring = resolve;
    });
  const hub: FakeHub = {
    name,
    namespaces: ['argocd'],
    details: true,
    pages: [{ items: [], resourceVersion: '10' }],
    sets: [],
    clusters: [],
    unreadableClusters: [],
    projects: ['default'],
    tree: { nodes: [] },
    asked: [],
    emit(...more) {
      steps.push(...more);
      ring();
    },
    async *list<K extends keyof Observed>(kind: K) {
      hub.asked.push(`list ${kind}`);
      const all = { applications: hub.pages, applicationsets: setPages(hub) };
      for (const page of all[kind]) {
        if (page instanceof Error) throw page;
        yield page as { items: Observed[K][]; resourceVersion: string };
      }
    },
    async *watch<K extends keyof Observed>(
      kind: K,
      _namespace: string,
      from: string,
      signal: AbortSignal,
    ) {
      hub.asked.push(`watch ${kind} ${from}`);
      if (hub.refuse === 'hang') await never(signal);
      if (hub.refuse instanceof Error) throw hub.refuse;
      yield { type: 'bookmark', resourceVersion: from } as const;
      if (kind === 'applicationsets') await never(signal);
      signal.addEventListener('abort', () => ring(), { once: true });
      while (!signal.aborted) {
        const step = steps.shift();
        if (step === 'end') return;
        if (step instanceof Error) throw step;
        if (step) yield step as WatchEvent<Observed[K]>;
        else {
          await rung();
        }
      }
    },
    async listClusters() {
      hub.asked.push('clusters');
      if (hub.clusters instanceof Error) throw hub.clusters;
      return { items: hub.clusters, unreadable: hub.unreadableClusters };
    },
    async listAppProjects() {
      hub.asked.push('projects');
      if (hub.projects instanceof Error) throw hub.projects;
      return hub.projects;
    },
    async getResourceTree({ name: application }) {
      hub.asked.push(`tree ${application}`);
      if (hub.tree instanceof Error) throw hub.tree;
      return hub.tree;
    },
    missingRights: undefined,
    findMissingRights: async () => hub.missingRights,
    refresh: async () => true,
  };
  return hub;
}

function setPages(hub: FakeHub) {
  return [{ items: hub.sets, resourceVersion: '10' }];
}

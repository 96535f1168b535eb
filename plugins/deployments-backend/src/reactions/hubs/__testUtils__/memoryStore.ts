import type {
  ApplicationSetObservation,
  Cluster,
  HubStatus,
} from '@argosy/plugin-deployments-common';
import type {
  ApplicationWrite,
  UnreadableObject,
} from '../../../database/types';
import type { LeaseStore } from '../../../lib/leaderElection';
import type { HubStore } from '../types';

/** The part of the read model that observing writes, in memory. */
export interface MemoryStore extends HubStore, LeaseStore<HubStore> {
  applications: Map<string, ApplicationWrite>;
  sets: Map<string, ApplicationSetObservation>;
  clusters: Cluster[];
  projects: Map<string, readonly string[]>;
  /** Each state of a hub that it took. */
  states: string[];
  causes: Array<string | undefined>;
  last?: Omit<HubStatus, 'since'>;
  points: Record<string, string>;
  unreadable: UnreadableObject[];
  /** Who holds the lease; another one when set by a test. */
  leaseOf: Map<string, string>;
  /** Sizes of the batches, in order. */
  batches: number[];
  /** Runs before each batch is written. */
  beforeSave: () => Promise<void>;
}

export function memoryStore(): MemoryStore {
  const idOf = (hub: string, key: { namespace: string; name: string }) =>
    `${hub}/${key.namespace}/${key.name}`;
  const store: MemoryStore = {
    applications: new Map(),
    sets: new Map(),
    clusters: [],
    projects: new Map(),
    states: [],
    causes: [],
    points: {},
    unreadable: [],
    leaseOf: new Map(),
    batches: [],
    beforeSave: async () => {},
    async saveApplications(hub, writes) {
      await store.beforeSave();
      store.batches.push(writes.length);
      const changed = writes.filter(
        write =>
          JSON.stringify(store.applications.get(idOf(hub, write))) !==
          JSON.stringify(write),
      );
      writes.forEach(w => store.applications.set(idOf(hub, w), w));
      return changed.map(write => idOf(hub, write));
    },
    async deleteApplications(hub, keys) {
      const ids = keys.map(key => idOf(hub, key));
      return ids.filter(id => store.applications.delete(id));
    },
    async retainApplications(hub, namespace, uids) {
      const ids = [...store.applications]
        .filter(([id]) => id.startsWith(`${hub}/${namespace}/`))
        .filter(([, { uid }]) => !uids.has(uid))
        .map(([id]) => id);
      return ids.filter(id => store.applications.delete(id));
    },
    async saveCause(id, explanation) {
      const found = store.applications.get(id);
      if (!found) return false;
      store.applications.set(id, { ...found, ...explanation });
      return true;
    },
    async saveApplicationSets(hub, sets) {
      sets.forEach(set => store.sets.set(idOf(hub, set), set));
    },
    async deleteApplicationSets(hub, keys) {
      keys.forEach(key => store.sets.delete(idOf(hub, key)));
    },
    async retainApplicationSets(_hub, _namespace, uids) {
      for (const [id, { uid }] of store.sets) {
        if (!uids.has(uid)) store.sets.delete(id);
      }
    },
    listClusters: async () => store.clusters,
    async saveClusters(_hub, clusters) {
      store.clusters = clusters;
    },
    async saveAppProjects(hub, names) {
      store.projects.set(hub, names);
    },
    async saveHub(hub) {
      const changed = JSON.stringify(hub) !== JSON.stringify(store.last);
      if (store.last?.state !== hub.state) store.states.push(hub.state);
      if (changed) store.causes.push(hub.cause);
      store.last = hub;
      return changed;
    },
    getCheckpoints: async () => ({ ...store.points }),
    async saveCheckpoint(_hub, key, resourceVersion) {
      store.points[key] = resourceVersion;
    },
    listUnreadable: async () => store.unreadable,
    async replaceUnreadable(_hub, objects) {
      store.unreadable = objects;
    },
    async acquireLease(hub, holder) {
      const other = store.leaseOf.get(hub);
      if (other && other !== holder) return false;
      store.leaseOf.set(hub, holder);
      return true;
    },
    underLease: (hub, holder) => ({
      ...store,
      async saveApplications(...batch) {
        if (store.leaseOf.get(hub) !== holder) {
          throw Object.assign(new Error('lost'), { name: 'LeaseLostError' });
        }
        return store.saveApplications(...batch);
      },
    }),
    async releaseLease(hub, holder) {
      if (store.leaseOf.get(hub) === holder) store.leaseOf.delete(hub);
    },
  };
  return store;
}

import type { Manifests } from '../repository/renderOverlay';

export type Health =
  'Healthy' | 'Progressing' | 'Degraded' | 'Suspended' | 'Missing' | 'Unknown';

/** What would run in the cluster for an Application. */
export interface LiveApplication {
  manifests: Manifests;
  /** The previous release, whose ReplicaSet still exists. */
  previous?: Manifests;
  /** The number of the release, as in `deployment.kubernetes.io/revision`. */
  release: number;
  commit: string;
  health: Health;
  since: string;
  createdAt: string;
}

/** The workloads of a hub's Applications, by the uid of the Application. */
export class LiveApplications {
  readonly #live = new Map<string, LiveApplication>();

  get(uid: string): LiveApplication | undefined {
    return this.#live.get(uid);
  }

  delete(uid: string) {
    this.#live.delete(uid);
  }

  put(uid: string, live: LiveApplication) {
    this.#live.set(uid, live);
  }

  release(uid: string, manifests: Manifests, commit: string, at: string) {
    const before = this.#live.get(uid);
    const live: LiveApplication = {
      manifests,
      previous: before?.manifests,
      release: (before?.release ?? 0) + 1,
      commit,
      health: 'Progressing',
      since: at,
      createdAt: before?.createdAt ?? at,
    };
    this.#live.set(uid, live);
    return live;
  }
}

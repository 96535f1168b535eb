import { ARGOCD_NAMESPACE, lookUntil } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { KubeError } from '../kubernetes/KubeApi';
import type { KubeApi } from '../kubernetes/KubeApi';
import { parseManifests } from '../kubernetes/readManifests';
import type { Files } from './edits.test.util';
import { inParallel } from './inParallel.test.util';
import type { Standing } from './Standing.test.util';

const API = `/apis/argoproj.io/v1alpha1/namespaces/${ARGOCD_NAMESPACE}`;
const SUITE = 'argosy.dev/suite';
const REFRESH = 'argocd.argoproj.io/application-set-refresh';
const WIDTH = 16;

const PLURALS = {
  AppProject: 'appprojects',
  ApplicationSet: 'applicationsets',
};
type Kind = keyof typeof PLURALS;

/** The ApplicationSets and projects of a branch on a real hub, without a root Application: the suite says when. */
export class Hub {
  /** No other run has used it: Argo CD remembers for minutes what a branch held. */
  readonly branch: string;

  constructor(
    private readonly api: KubeApi,
    private readonly repository: string,
    private readonly suite: string,
  ) {
    this.branch = `${suite}-${Date.now().toString(36)}`;
  }

  /** Has Argo CD see what the branch holds now, before a set of ours looks: by a set that finds nothing. */
  async see(commit: string) {
    const { branch: revision, repository: repoURL } = this;
    const path = `${API}/applicationsets/${this.suite}`;
    await this.api.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: {
        name: this.suite,
        namespace: ARGOCD_NAMESPACE,
        annotations: { [REFRESH]: commit },
      },
      spec: {
        generators: [{ git: { repoURL, revision, files: [{ path: 'none' }] } }],
        template: {
          metadata: { name: 'none' },
          spec: { project: 'default', destination: {}, source: { repoURL } },
        },
      },
    });
    const hasSeen = await lookUntil(
      async () => !JSON.stringify(await this.api.get(path)).includes(commit),
      seen => seen,
      { timeoutMs: 120_000, everyMs: 500 },
    );
    if (!hasSeen) throw new Error('Argo CD takes no notice of a commit.');
  }

  /** Makes the hub hold what a root Application would apply, in its order: projects come first and go last. */
  async hold(files: Files) {
    const kinds = ['AppProject', 'ApplicationSet'] as const;
    for (const kind of kinds)
      await inParallel(WIDTH, this.manifests(files, kind).values(), document =>
        this.api.apply(document),
      );
    for (const kind of [...kinds].reverse()) {
      const desired = this.manifests(files, kind);
      const gone = async () =>
        (await this.list(PLURALS[kind])).filter(
          ({ metadata }) => !desired.has(metadata.name),
        );
      await inParallel(WIDTH, await gone(), each =>
        this.remove(PLURALS[kind], each),
      );
      // A set that frees its Applications stands until it has; a project may stand longer.
      if (kind === 'ApplicationSet')
        await lookUntil(gone, left => left.length === 0, {
          timeoutMs: 60_000,
          everyMs: 500,
        });
    }
  }

  /** Has every set look at this commit, and waits until each has said what it saw. */
  async refresh(commit: string) {
    await inParallel(
      WIDTH,
      await this.sets(),
      async ({ metadata: { name } }) => {
        const path = `${API}/applicationsets/${name}`;
        // A condition that stays as it was is not written again: gone, it tells that the set was looked at.
        await this.api.patch(`${path}/status`, {
          status: { conditions: null },
        });
        const annotations = { [REFRESH]: commit };
        await this.api.patch(path, { metadata: { annotations } });
      },
    );
    const silent = await lookUntil(
      async () =>
        (await this.sets())
          .filter(({ status }) => !status?.conditions?.length)
          .map(({ metadata }) => metadata.name),
      names => names.length === 0,
      { timeoutMs: 600_000, everyMs: 500 },
    );
    if (silent.length > 0)
      throw new Error(`These sets say nothing: ${silent.join(', ')}`);
  }

  /** Has Argo CD compare Applications with Git anew. */
  async refreshApplications(names: Iterable<string>, how: 'normal' | 'hard') {
    const annotations = { 'argocd.argoproj.io/refresh': how };
    await inParallel(WIDTH, names, name =>
      this.api
        .patch(`${API}/applications/${name}`, { metadata: { annotations } })
        .catch(ignoreGone),
    );
  }

  /** Has Argo CD sync an Application, whether or not it has to. */
  sync(name: string) {
    const operation = { sync: {} };
    return this.api.patch(`${API}/applications/${name}`, { operation });
  }

  sets() {
    return this.list('applicationsets');
  }

  async applications(): Promise<Standing[]> {
    const items = await this.items(`${API}/applications`);
    return items.filter(({ spec }) =>
      spec.source?.targetRevision?.startsWith(`${this.suite}-`),
    );
  }

  /** Leaves nothing of the suite, and deletes no workload. */
  async clear() {
    const path = `${API}/applicationsets/${this.suite}`;
    await this.api.call('DELETE', path).catch(ignoreGone);
    for (const [plural, existing] of [
      ['applicationsets', await this.sets()],
      ['applications', await this.applications()],
      ['appprojects', await this.list('appprojects')],
    ] as const) {
      await inParallel(WIDTH, existing, async each => {
        const own = `${API}/${plural}/${each.metadata.name}`;
        const metadata = { finalizers: null };
        await this.api.patch(own, { metadata }).catch(ignoreGone);
        await this.remove(plural, each);
      });
    }
  }

  private remove(plural: string, { metadata: { name } }: Standing) {
    return this.api
      .call('DELETE', `${API}/${plural}/${name}`)
      .catch(ignoreGone);
  }

  private list(plural: string) {
    const selector = encodeURIComponent(`${SUITE}=${this.suite}`);
    return this.items(`${API}/${plural}?labelSelector=${selector}`);
  }

  private async items(path: string): Promise<Standing[]> {
    const { items } = await this.api.get(path);
    return JSON.parse(JSON.stringify(items));
  }

  private manifests(files: Files, kind: Kind): Map<string, JsonObject> {
    const labels = { [SUITE]: this.suite };
    return new Map(
      [...files]
        .filter(([path]) => path.startsWith('argocd/'))
        .flatMap(([, text]) => parseManifests(text))
        .filter(document => document.kind === kind)
        .map(document => {
          const metadata: JsonObject = Object(document.metadata);
          const marked = { ...document, metadata: { ...metadata, labels } };
          return [String(metadata.name), marked];
        }),
    );
  }
}

function ignoreGone(error: unknown) {
  if (!(error instanceof KubeError && error.code === 404)) throw error;
}

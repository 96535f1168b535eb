import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@argosy/control-plane';
import type { Backend } from './Route';

/** The mounted backends, by path with its slash at the end: `auth/k8s-eu1/`, `secret/`. */
export class Mounts {
  readonly #backends = new Map<string, Backend>();

  add(path: string, backend: Backend) {
    this.#backends.set(path, backend);
  }

  remove(path: string) {
    this.#backends.delete(path);
  }

  get(path: string): Backend | undefined {
    return this.#backends.get(path);
  }

  /** Finds the mount of a path, and the path below it. */
  find(path: string): { backend: Backend; below: string } | undefined {
    for (const [prefix, backend] of this.#backends) {
      if (path.startsWith(prefix)) {
        return { backend, below: path.slice(prefix.length) };
      }
    }
    return undefined;
  }

  /** Lists the mounts below a prefix, as `sys/auth` and `sys/mounts` do. */
  describe(prefix: string): JsonObject {
    return Object.fromEntries(
      [...this.#backends]
        .filter(
          ([path]) =>
            path.startsWith(prefix) &&
            (prefix !== '' || !path.startsWith('auth/')),
        )
        .map(([path, backend]) => [
          path.slice(prefix.length),
          describeBackend(backend),
        ]),
    );
  }
}

export const describeBackend = ({
  type,
  accessor,
  options,
}: Backend): JsonObject => ({
  accessor,
  config: { default_lease_ttl: 0, force_no_cache: false, max_lease_ttl: 0 },
  deprecation_status: 'supported',
  description: '',
  local: false,
  options,
  seal_wrap: false,
  type,
});

export const newAccessor = (kind: string) =>
  `${kind}_${randomBytes(4).toString('hex')}`;

import { isObject } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';

interface Version {
  data: JsonObject;
  createdAt: string;
  deletedAt: string;
  destroyed: boolean;
}

/** A secret of KV v2: its versions, and their metadata. */
export class Secret {
  readonly versions: Version[] = [];
  customMetadata: JsonObject | null = null;
  readonly createdAt = new Date().toISOString();
  updatedAt = this.createdAt;

  add(data: JsonObject) {
    this.updatedAt = new Date().toISOString();
    this.versions.push({
      data,
      createdAt: this.updatedAt,
      deletedAt: '',
      destroyed: false,
    });
  }

  deleteLatest() {
    const latest = this.versions.at(-1);
    if (latest) latest.deletedAt = new Date().toISOString();
  }

  destroy(numbers: string[]) {
    for (const number of numbers) {
      const version = this.versions[Number(number) - 1];
      if (version) Object.assign(version, { destroyed: true, data: {} });
    }
  }

  /** Returns a version. 0 is the latest. */
  version(number: number): Version | undefined {
    return number > 0 ? this.versions[number - 1] : this.versions.at(-1);
  }

  metadataOf(version: Version): JsonObject {
    return {
      created_time: version.createdAt,
      custom_metadata: this.customMetadata,
      deletion_time: version.deletedAt,
      destroyed: version.destroyed,
      version: this.versions.indexOf(version) + 1,
    };
  }

  describe(): JsonObject {
    return {
      cas_required: false,
      created_time: this.createdAt,
      current_version: this.versions.length,
      custom_metadata: this.customMetadata,
      delete_version_after: '0s',
      max_versions: 0,
      oldest_version: 0,
      updated_time: this.updatedAt,
      versions: Object.fromEntries(
        this.versions.map((each, index) => [
          String(index + 1),
          {
            created_time: each.createdAt,
            deletion_time: each.deletedAt,
            destroyed: each.destroyed,
          },
        ]),
      ),
    };
  }
}

/** Reports whether nothing of it can be read any more. */
export const isGone = ({ deletedAt, destroyed }: Version) =>
  deletedAt !== '' || destroyed;

/** Applies a patch to the keys of a secret: null removes one. */
export const merge = (before: JsonObject, patch: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(
      ([, value]) => value !== null,
    ),
  );

/** Returns the keys of a secret with null in place of every value, down to a depth. 0 means all of them. */
export function withoutValues(
  data: JsonObject,
  depth: number,
  level = 1,
): JsonObject {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const goesOn = depth === 0 || level < depth;
      const isBranch = isObject(value) && Object.keys(value).length > 0;
      return [
        key,
        goesOn && isBranch ? withoutValues(value, depth, level + 1) : null,
      ];
    }),
  );
}

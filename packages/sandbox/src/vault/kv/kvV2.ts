import { isObject } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { readList } from '../readFields';
import type { Call, Reply, Route } from '../Route';
import { nothingThere, VaultError } from '../VaultError';
import { listKeys } from './listKeys';
import { isGone, merge, Secret, withoutValues } from './Secret';

type Secrets = Map<string, Secret>;

/** A mount of KV v2. */
export function kvV2(): Route[] {
  const secrets: Secrets = new Map();
  return [
    {
      pattern: /^config$/,
      on: {
        read: () => ({
          data: {
            cas_required: false,
            delete_version_after: '0s',
            max_versions: 0,
          },
        }),
      },
    },
    dataRoute(secrets),
    {
      pattern: /^subkeys\/(.+)$/,
      on: {
        read: call =>
          readVersion(secrets, call, data => ({
            subkeys:
              data && withoutValues(data, Number(call.query.get('depth') ?? 0)),
          })),
      },
    },
    {
      pattern: /^destroy\/(.+)$/,
      on: {
        update: ({ params: [path], body }) => {
          secrets.get(path)?.destroy(readList('versions', body.versions));
          return undefined;
        },
      },
    },
    metadataRoute(secrets),
  ];
}

const dataRoute = (secrets: Secrets): Route => ({
  pattern: /^data\/(.+)$/,
  exists: ({ params: [path] }) => secrets.has(path),
  on: {
    read: call => readVersion(secrets, call, data => ({ data })),
    update: call => write(secrets, call),
    patch: call => {
      const latest = secrets.get(call.params[0])?.version(0);
      if (!latest || isGone(latest)) throw nothingThere();
      return write(secrets, call, latest.data);
    },
    delete: ({ params: [path] }) => {
      secrets.get(path)?.deleteLatest();
      return undefined;
    },
  },
});

const metadataRoute = (secrets: Secrets): Route => ({
  pattern: /^metadata\/?(.*)$/,
  exists: ({ params: [path] }) => secrets.has(path),
  on: {
    list: ({ params: [path] }) => {
      const keys = listKeys(secrets.keys(), path);
      return keys && { data: { keys } };
    },
    read: ({ params: [path] }) => {
      const secret = secrets.get(path);
      return secret && { data: secret.describe() };
    },
    update: ({ params: [path], body }) => {
      const secret = secrets.get(path) ?? new Secret();
      secrets.set(path, secret);
      if (isObject(body.custom_metadata)) {
        requirePrintable(body.custom_metadata);
        secret.customMetadata = body.custom_metadata;
      }
      return undefined;
    },
    delete: ({ params: [path] }) => {
      secrets.delete(path);
      return undefined;
    },
  },
});

/**
 * Reads a version of a secret. A deleted one is a 404 that still has its metadata.
 * @param show - what stands beside the metadata, given the keys, or null when they are gone
 */
function readVersion(
  secrets: Secrets,
  { params: [path], query }: Call,
  show: (data: JsonObject | null) => JsonObject,
): Reply | undefined {
  const secret = secrets.get(path);
  const version = secret?.version(Number(query.get('version') ?? 0));
  if (!secret || !version) return undefined;
  const gone = isGone(version);
  return {
    ...(gone && { status: 404 }),
    data: {
      metadata: secret.metadataOf(version),
      ...show(gone ? null : version.data),
    },
  };
}

/** Writes keys beside the existing ones. null removes a key. */
function write(
  secrets: Secrets,
  { params: [path], body }: Call,
  before: JsonObject = {},
): Reply {
  if (!isObject(body.data)) throw new VaultError(400, 'no data provided');
  const secret = secrets.get(path) ?? new Secret();
  secrets.set(path, secret);
  secret.add(merge(before, body.data));
  const version = secret.versions.at(-1);
  return { data: version && secret.metadataOf(version) };
}

function requirePrintable(metadata: JsonObject) {
  for (const [key, value] of Object.entries(metadata)) {
    if (/\p{C}/u.test(String(value))) {
      throw new VaultError(
        400,
        `1 error occurred:\n\t* custom_metadata validation failed: value for key "${key}" contains unprintable characters\n\n`,
      );
    }
  }
}

import { isObject } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { readList } from '../readFields';
import type { Call, Reply, Route } from '../Route';
import { nothingThere, VaultError } from '../VaultError';
import { listKeys } from './listKeys';
import { isGone, merge, Secret, withoutValues } from './Secret';

/** A mount of KV v2. */
export function kvV2(): Route[] {
  const secrets = new Map<string, Secret>();

  /** A deleted version is a 404 that still has its metadata. */
  const versioned = (
    { params: [path], query }: Call,
    name: 'data' | 'subkeys',
    show: (
      secret: Secret,
      data: Parameters<typeof withoutValues>[0],
    ) => Reply['data'],
  ): Reply | undefined => {
    const secret = secrets.get(path);
    const version = secret?.version(Number(query.get('version') ?? 0));
    if (!secret || !version) return undefined;
    const gone = isGone(version);
    return {
      ...(gone && { status: 404 }),
      data: {
        metadata: secret.metadataOf(version),
        [name]: gone ? null : show(secret, version.data),
      },
    };
  };

  /** Writes keys beside the existing ones. null removes a key. */
  const write = (
    { params: [path], body }: Call,
    before: JsonObject = {},
  ): Reply => {
    if (!isObject(body.data)) throw new VaultError(400, 'no data provided');
    const secret = secrets.get(path) ?? new Secret();
    secrets.set(path, secret);
    secret.add(merge(before, body.data));
    const version = secret.versions.at(-1);
    return { data: version && secret.metadataOf(version) };
  };

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
    {
      pattern: /^data\/(.+)$/,
      exists: ({ params: [path] }) => secrets.has(path),
      on: {
        read: call => versioned(call, 'data', (_, data) => data),
        update: write,
        patch: call => {
          const latest = secrets.get(call.params[0])?.version(0);
          if (!latest || isGone(latest)) throw nothingThere();
          return write(call, latest.data);
        },
        delete: ({ params: [path] }) => {
          secrets.get(path)?.deleteLatest();
          return undefined;
        },
      },
    },
    {
      pattern: /^subkeys\/(.+)$/,
      on: {
        read: call =>
          versioned(call, 'subkeys', (_, data) =>
            withoutValues(data, Number(call.query.get('depth') ?? 0)),
          ),
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
    {
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
    },
  ];
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

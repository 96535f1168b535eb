import {
  type GrantedRule,
  RESULTANT_ACL,
} from '@argosy/plugin-deployments-planner';
import { z } from 'zod';
import type { Asker } from '../connect';
import { refusal } from '../refusal';
import { parseAnswer } from '../roles';

const rulesSchema = z
  .record(
    z.string(),
    z.object({
      capabilities: z.array(z.string()),
      allowed_parameters: z
        .record(z.string(), z.array(z.unknown()).nullable())
        .nullish(),
      required_parameters: z.array(z.string()).nullish(),
    }),
  )
  .nullish();

const aclSchema = z.object({
  data: z.object({
    root: z.boolean().optional(),
    chroot_namespace: z.string().nullish(),
    exact_paths: rulesSchema,
    glob_paths: rulesSchema,
  }),
});

/** Reads all that our token may do. `unknown` where it may not ask, or where Vault has no answer. */
export async function readAcl(
  { server, peer, ask }: Asker,
  signal: AbortSignal,
): Promise<GrantedRule[] | 'root' | 'unknown'> {
  const answer = await ask({ method: 'GET', path: RESULTANT_ACL }, signal);
  if ([403, 404, 405].includes(answer.status)) return 'unknown';
  if (answer.status >= 300) {
    const right = `read ${RESULTANT_ACL}`;
    throw refusal(peer, answer, { mount: 'sys', right });
  }
  const { data } = parseAnswer(peer, aclSchema, answer.body);
  if (data.root) return 'root';
  const within = namespaceOf(data.chroot_namespace, server.namespace);
  return [
    ...rulesOf(data.exact_paths, path => within(path)),
    ...rulesOf(data.glob_paths, path => asPattern(within(path))),
  ];
}

/** Vault leaves the star of a prefix out, except where a segment of it is a wildcard. */
const asPattern = (path: string) =>
  path === '+' || path.startsWith('+/') || path.includes('/+')
    ? path
    : `${path}*`;

/** Paths come from the root of Vault; ours begin at our namespace. */
function namespaceOf(...parts: Array<string | null | undefined>) {
  const prefix = parts
    .map(part => part?.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .map(part => `${part}/`)
    .join('');
  return (path: string) =>
    path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

const rulesOf = (
  rules: z.output<typeof rulesSchema>,
  toPath: (path: string) => string,
): GrantedRule[] =>
  Object.entries(rules ?? {}).map(
    ([
      path,
      { capabilities, allowed_parameters: allowed, required_parameters },
    ]) => ({
      path: toPath(path),
      capabilities,
      ...(allowed && {
        allowed: Object.fromEntries(
          Object.entries(allowed).map(([field, values]) => [
            field,
            values ?? [],
          ]),
        ),
      }),
      required: required_parameters ?? [],
    }),
  );

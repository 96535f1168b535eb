import { readerPolicyName } from '@argosy/plugin-deployments-planner';
import { z } from 'zod';
import type { Asker } from './connect';
import { requireMount, requireRoleName } from './names';
import { refusal } from './refusal';
import { requireSafeRole } from './requireSafeRole';
import type { RoleFields, Vault } from './types';
import { VaultError } from './VaultError';

const listSchema = z.object({ data: z.object({ keys: z.array(z.string()) }) });
const roleSchema = z.object({
  data: z.record(
    z.string(),
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.array(z.string()),
      z.null(),
    ]),
  ),
});

type Roles = Pick<Vault, 'listRoles' | 'readRole' | 'writeRole' | 'deleteRole'>;

/** The roles of the auth mounts. */
export function createRoles({ peer, ask }: Asker, rolePrefix: string): Roles {
  const at = (mount: string, name: string, verb: string) => {
    const path = `auth/${requireMount(mount)}/role/${requireRoleName(name)}`;
    return {
      path,
      place: { mount: `auth/${mount}`, right: `${verb} ${path}` },
    };
  };
  return {
    listRoles: async (mount, signal) => {
      const path = `auth/${requireMount(mount)}/role`;
      const query = { list: 'true' };
      const answer = await ask({ method: 'GET', path, query }, signal);
      if (answer.status === 404 && answer.errors.length === 0) return [];
      if (answer.status >= 300) {
        throw refusal(peer, answer, {
          mount: `auth/${mount}`,
          right: `list ${path}`,
        });
      }
      return parseAnswer(peer, listSchema, answer.body).data.keys;
    },
    readRole: async (mount, name, signal) => {
      const { path, place } = at(mount, name, 'read');
      // our policy requires this parameter of writes, and Vault then requires it of reads too
      const query = { token_policies: readerPolicyName({ rolePrefix }, mount) };
      const answer = await ask({ method: 'GET', path, query }, signal);
      if (answer.status === 404 && answer.errors.length === 0) return undefined;
      if (answer.status >= 300) throw refusal(peer, answer, place);
      return parseAnswer(peer, roleSchema, answer.body).data;
    },
    writeRole: async (mount, name, role: RoleFields, signal) => {
      const { path, place } = at(mount, name, 'create and update');
      const body = requireSafeRole(role);
      const answer = await ask({ method: 'POST', path, body }, signal);
      if (answer.status >= 300) throw refusal(peer, answer, place);
    },
    deleteRole: async (mount, name, signal) => {
      const { path, place } = at(mount, name, 'delete');
      const answer = await ask({ method: 'DELETE', path }, signal);
      if (answer.status >= 300) throw refusal(peer, answer, place);
    },
  };
}

/** Parses an answer. What is wrong with it is not quoted. */
export function parseAnswer<S extends z.ZodType>(
  peer: string,
  schema: S,
  body: unknown,
): z.output<S> {
  const { data } = schema.safeParse(body);
  if (data !== undefined) return data;
  throw new VaultError(
    'failing',
    `${peer} gave an answer that cannot be read.`,
    'Check that url in deployments.vault.servers is the address of Vault 1.10 or newer, or of OpenBao.',
  );
}

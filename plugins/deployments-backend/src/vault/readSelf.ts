import { z } from 'zod';
import type { Asker } from './connect';
import { requireMount } from './names';
import { refusal } from './refusal';
import { parseAnswer } from './roles';
import type { Vault } from './types';

const capabilitiesOf = (paths: string[]) =>
  z.object(Object.fromEntries(paths.map(path => [path, z.array(z.string())])));
const authSchema = z.object({
  data: z.record(z.string(), z.object({ accessor: z.string() })),
});

const CAPABILITIES = 'sys/capabilities-self';

/** Reads what our own token may do, and which mounts there are. */
export function createReadSelf({
  peer,
  ask,
}: Asker): Pick<Vault, 'capabilitiesSelf' | 'accessorOf'> {
  return {
    capabilitiesSelf: async (paths, signal) => {
      if (paths.length === 0) return {};
      const answer = await ask(
        { method: 'POST', path: CAPABILITIES, body: { paths } },
        signal,
      );
      if (answer.status >= 300) {
        throw refusal(peer, answer, {
          mount: 'sys',
          right: `update ${CAPABILITIES}`,
        });
      }
      // that a path is missing in the answer does not mean that it is forbidden
      const schema = z.object({ data: capabilitiesOf(paths) });
      return parseAnswer(peer, schema, answer.body).data;
    },
    accessorOf: async (mount, signal) => {
      const answer = await ask({ method: 'GET', path: 'sys/auth' }, signal);
      if (answer.status >= 300) {
        throw refusal(peer, answer, { mount: 'sys', right: 'read sys/auth' });
      }
      const { data } = parseAnswer(peer, authSchema, answer.body);
      return data[`${requireMount(mount)}/`]?.accessor;
    },
  };
}

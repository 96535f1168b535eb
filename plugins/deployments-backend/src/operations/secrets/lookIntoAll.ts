import type { FoundKeys, SecretRow, WantedSecret } from '../../database/types';
import { lookInto, toFoundKeys } from './lookInto';
import { noLogin } from './noLogin';
import type { Rooms } from '../operation';

const AT_ONCE = 16;
const DEADLINE_MS = 5_000;

/** Looks at each secret once, now, and for a few seconds at most; keys that nobody asked for are left out. */
export async function lookIntoAll(
  rooms: Pick<Rooms, 'vault' | 'now'>,
  wanted: WantedSecret[],
): Promise<SecretRow[]> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const found = new Map<string, FoundKeys>();
  const places = new Map(wanted.map(each => [placeOf(each), each]));
  const queue = [...places];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [place, secret] = next;
      found.set(place, await look(rooms, secret, signal));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return wanted.map(each => ({
    ...each,
    found: onlyRequired(found.get(placeOf(each)), each.keys),
  }));
}

const placeOf = ({ server, path }: WantedSecret) => `${server} ${path}`;

async function look(
  { vault: room, now }: Pick<Rooms, 'vault' | 'now'>,
  { server, path }: WantedSecret,
  signal: AbortSignal,
): Promise<FoundKeys> {
  const vault = room?.vaults.get(server);
  const checkedAt = now().toISOString();
  return vault
    ? toFoundKeys(await lookInto(vault, path, signal), checkedAt)
    : { state: 'unreadable', checkedAt, cause: noLogin(server) };
}

const onlyRequired = (found: FoundKeys | undefined, keys: string[]) =>
  found?.state === 'present'
    ? { ...found, keys: found.keys.filter(key => keys.includes(key)) }
    : found;

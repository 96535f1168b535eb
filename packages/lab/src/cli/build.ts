import { buildPeers } from '../build/buildPeers';

/** Builds the peers and says where they are. */
export async function build() {
  const { programs } = await buildPeers({ onProgress: say });
  for (const [name, path] of Object.entries(programs)) say(`${name}: ${path}`);
}

const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

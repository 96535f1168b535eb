import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificates } from '@argosy/control-plane';

/** The files that the API servers and controllers of a lab are started with. */
export interface KeyFiles {
  certificate: string;
  key: string;
  authority: string;
  /** The key that signs the tokens of ServiceAccounts. */
  accountKey: string;
  accountPublicKey: string;
  /** The tokens that API servers accept: that of the admin. */
  tokens: string;
  adminToken: string;
}

/** Writes the keys of a lab into its folder. */
export async function createKeys(
  state: string,
  certificates: Certificates,
): Promise<KeyFiles> {
  const folder = join(state, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const adminToken = randomBytes(16).toString('hex');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const write = async (name: string, content: string) => {
    const file = join(folder, name);
    await writeFile(file, content, { mode: 0o600 });
    return file;
  };
  return {
    certificate: await write('tls.crt', certificates.cert),
    key: await write('tls.key', certificates.key),
    authority: await write('ca.crt', certificates.ca),
    accountKey: await write('accounts.key', privateKey),
    accountPublicKey: await write('accounts.pub', publicKey),
    tokens: await write(
      'tokens.csv',
      `${adminToken},admin,admin,"system:masters"\n`,
    ),
    adminToken,
  };
}

import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const DAY = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A certificate that is its own authority; for loopback, and valid, if not told otherwise. */
export async function createCertificate({
  expired = false,
  ip = '127.0.0.1',
} = {}) {
  const serial = randomBytes(8).toString('hex');
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, [
    'sign',
    'verify',
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // Two of one name and number are one to OpenSSL.
    serialNumber: serial,
    name: `CN=test ${serial}`,
    notBefore: new Date(Date.now() - 2 * DAY),
    notAfter: new Date(Date.now() + (expired ? -DAY : DAY)),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new SubjectAlternativeNameExtension([{ type: 'ip', value: ip }]),
    ],
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    cert: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${Buffer.from(key).toString(
      'base64',
    )}\n-----END PRIVATE KEY-----\n`,
  };
}

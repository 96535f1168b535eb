import { JsonObject } from '../files/json';

const dirname = (path: string) => {
  const end = path.lastIndexOf('/');
  return end === -1 ? '.' : path.slice(0, end);
};
const basename = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Argo CD's `normalize`: what may stand in a DNS name. */
const normalize = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/gu, '-')
    .slice(0, 253)
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');

/** The parameters that the git generator adds under `path` for a config file. */
export function pathParams(file: string): JsonObject {
  const folder = dirname(file);
  const name = basename(file);
  return {
    path: folder,
    basename: basename(folder),
    filename: name,
    basenameNormalized: normalize(basename(folder)),
    filenameNormalized: normalize(name),
    segments: folder.split('/'),
  };
}

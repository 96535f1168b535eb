import { Deployment } from '../model/deployment';
import { parseImage } from '../model/image';

/** As much of a digest as people compare. */
const DIGITS = 12;
const SHOWN = 2;

/**
 * What a person calls the version of a Deployment: its tag, else the start of its digest.
 * Workloads of different versions are joined; `–` while nothing is known.
 * @public
 */
export function versionOf({ images }: Pick<Deployment, 'images'>): string {
  const versions = [...new Set(images.map(versionOfImage))];
  if (versions.length === 0) return '–';
  const rest = versions.length - SHOWN;
  const shown = versions.slice(0, SHOWN).join(', ');
  return rest > 0 ? `${shown} +${rest}` : shown;
}

function versionOfImage(image: string): string {
  const parsed = parseImage(image);
  if (!parsed) return image.split('/').slice(-1)[0];
  const { tag, digest } = parsed;
  return tag ?? digest?.replace(/^sha256:/, '').slice(0, DIGITS) ?? 'latest';
}

import { objects, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';

interface Image {
  name: string;
  tag?: string;
  digest?: string;
}

function parseImage(reference: string): Image {
  const [named, digest] = reference.split('@');
  const colon = named.lastIndexOf(':');
  return colon > named.lastIndexOf('/')
    ? { name: named.slice(0, colon), tag: named.slice(colon + 1), digest }
    : { name: named, digest };
}

const print = ({ name, tag, digest }: Image) =>
  `${name}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;

/** Applies Kustomize's `images:` to one reference. */
export function transformImage(
  reference: string,
  kustomization: JsonObject,
): string {
  const image = parseImage(reference);
  const entry = objects(kustomization, 'images').find(
    each => text(each, 'name') === image.name,
  );
  if (!entry) return reference;
  const tag = text(entry, 'newTag');
  const digest = text(entry, 'digest');
  const pinned = tag !== undefined || digest !== undefined;
  return print({
    name: text(entry, 'newName') ?? image.name,
    tag: pinned ? tag : image.tag,
    digest: pinned ? digest : image.digest,
  });
}

/** An image whose tag begins like this cannot be pulled. This is how one tries a bad release in the sandbox. */
export const isBroken = (reference: string) =>
  parseImage(reference).tag?.startsWith('broken-') ?? false;

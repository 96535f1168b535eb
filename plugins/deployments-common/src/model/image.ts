import { z } from 'zod';
import { say } from './say';

const IMAGE =
  /^((?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?(?::\d{1,5})?\/)?[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** An image reference in its three parts. @public */
export interface ImageReference {
  name: string;
  tag?: string;
  digest?: string;
}

/** Splits `registry/name:tag@sha256:...`; undefined when it is no image reference. @public */
export function parseImage(image: string): ImageReference | undefined {
  const match = IMAGE.exec(image);
  if (!match) return undefined;
  const [, name, tag, digest] = match;
  return { name, ...(tag && { tag }), ...(digest && { digest }) };
}

/** The inverse of {@link parseImage}. @public */
export const formatImage = ({ name, tag, digest }: ImageReference) =>
  `${name}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;

/** A tag that names a moving thing rather than one build. @public */
export const isFloatingTag = (tag: string) =>
  !/\d/.test(tag) ||
  /^(latest|main|master|develop|head|edge|nightly|stable)([-_.].*)?$/i.test(
    tag,
  );

export const imageSchema = z
  .string()
  .max(300, say('is longer than 300 characters', 'shorten it'))
  .refine(
    value => {
      const image = parseImage(value);
      return image !== undefined && (image.tag ?? image.digest) !== undefined;
    },
    {
      error: say(
        'is not an image with a tag or digest',
        'write it as registry.example.com/shop-api:1.7.2, or with @sha256:...',
      ),
    },
  );

import { KnownMessage } from './message';

const NEXT = 'Ask who pushed it, or roll back.';

/** An image that does not come. */
export const images: KnownMessage[] = [
  {
    when: /back-off pulling image "(?<image>[^"]+)"/i,
    say: ({ image }) => ({
      message: `Image ${image} cannot be pulled.`,
      next: NEXT,
    }),
  },
  {
    when: [
      /failed to pull (?:and unpack )?image "(?<image>[^"]+)"/i,
      /unauthorized|forbidden|denied|authentication required/i,
    ],
    say: ({ image }) => ({
      message: `The registry does not allow the cluster to pull image ${image}.`,
      next: 'Check the pull secret of the namespace, or whether the image exists.',
    }),
  },
  {
    when: /(?:failed to pull (?:and unpack )?image|failed to resolve reference) "(?<image>[^"]+)"/i,
    say: ({ image }) => ({
      message: `Image ${image} cannot be pulled.`,
      next: NEXT,
    }),
  },
  {
    when: [
      /couldn't parse image|failed to apply default image tag/i,
      /"(?<image>[^"]*)"/,
    ],
    say: ({ image }) => ({
      message: `"${image}" is not an image reference.`,
      next: 'Correct the image in the overlay.',
    }),
  },
];

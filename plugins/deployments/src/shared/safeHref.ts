/**
 * The address for an `href`, undefined where it does not lead to a page. Addresses come from annotations, Git hosts and
 * hubs: whoever can write there must not run a script in the portal by `javascript:`, `data:` or another scheme.
 */
export const safeHref = (address: string | undefined): string | undefined =>
  address !== undefined && isPage(address) ? address : undefined;

/** With both slashes: `https:page` leads to a page beside the one that is shown. */
const isPage = (address: string) =>
  /^https?:\/\//i.test(address) && URL.canParse(address);

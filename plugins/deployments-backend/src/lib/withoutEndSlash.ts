/** An address to which a path is added. Goes over the slashes once, however many there are. */
export function withoutEndSlash(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}

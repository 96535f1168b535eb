import { safeHref } from './safeHref';

const SCRIPT = ['java', 'script:'].join('');

describe('an address with a scheme that runs something', () => {
  it.each([
    `${SCRIPT}alert(1)`,
    `${SCRIPT.toUpperCase()}alert(1)`,
    ` ${SCRIPT}alert(1)`,
    'java\nscript:alert(1)',
    `\u0001${SCRIPT}alert(1)`,
    `${SCRIPT}//example.com/%0aalert(1)`,
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'ms-word:ofe|u|https://example.com',
    'view-source:javascript:alert(1)',
  ])('never becomes an href: %j', address => {
    expect(safeHref(address)).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    '/relative',
    '//example.com',
    'nonsense',
    'https://',
  ])('is not guessed from %j', address => {
    expect(safeHref(address)).toBeUndefined();
  });

  it.each([
    'https://git.example.com/a?b=c#d',
    'http://localhost:3000',
    'HTTPS://a',
  ])('leaves a page as it is: %s', address => {
    expect(safeHref(address)).toBe(address);
  });
});

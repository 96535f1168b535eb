// Which addresses the screens may lead to, as selectors of `no-restricted-syntax`.
const message =
  'An address that somebody else wrote may be `javascript:`. Say `const href = safeHref(address)` (shared/safeHref) or take it from a route, and render the link only where there is an href.';

/** A call whose answer is an address of a page: of `safeHref`, or of a route of the portal. */
const SAFE = '/^safeHref$|Route$/';

/** A link's address is a variable `href`, and only a safe call makes such a variable. */
module.exports = [
  "JSXAttribute[name.name=/^(href|to|src|formAction)$/] > JSXExpressionContainer > :not(CallExpression, Identifier[name='href'])",
  `JSXAttribute[name.name=/^(href|to|src)$/] > JSXExpressionContainer > CallExpression[callee.name!=${SAFE}]`,
  `VariableDeclarator[id.name='href'] > :not(Identifier, CallExpression[callee.name=${SAFE}])`,
  "VariableDeclarator[id.name='href'] > Identifier.init",
  "Property[value.name='href'] , AssignmentExpression[left.name='href'], :function > Identifier[name='href']",
  'MemberExpression[object.name=/^(window|globalThis|document)$/][property.name=/^(open|location)$/]',
].map(selector => ({ selector, message }));

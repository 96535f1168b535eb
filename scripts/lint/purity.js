// What deployments-common may not say, as selectors of `no-restricted-syntax`.
/** No clock, no network, no Node, no dice. */
module.exports = [
  ['ImportDeclaration[source.value=/^node:/]', 'common has no Node.'],
  [
    'ImportDeclaration[source.value=/^(fs|path|os|crypto|child_process|https?|net|timers)$/]',
    'common has no Node.',
  ],
  [
    "NewExpression[callee.name='Date'][arguments.length=0]",
    'common has no clock: take the time as an argument.',
  ],
  [
    "MemberExpression[object.name='Date'][property.name='now']",
    'common has no clock: take the time as an argument.',
  ],
  [
    "MemberExpression[object.name='Math'][property.name='random']",
    'common throws no dice.',
  ],
  [
    "MemberExpression[object.name='performance'][property.name='now']",
    'common has no clock: take the time as an argument.',
  ],
  [
    'CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]',
    'common has no clock: it waits for nothing.',
  ],
  [
    'MemberExpression[object.name=/^(crypto|globalThis)$/][property.name=/^(crypto|randomUUID|getRandomValues|fetch)$/]',
    'common throws no dice and reaches no network.',
  ],
  [
    'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource)$/]',
    'common reaches no network: client.ts takes a fetchApi.',
  ],
  ['ImportExpression', 'common imports at the top, where walls see it.'],
  [
    "CallExpression[callee.name='fetch']",
    'common reaches no network: client.ts takes a fetchApi.',
  ],
].map(([selector, message]) => ({ selector, message }));

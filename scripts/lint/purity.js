// What the pure packages, deployments-common and deployments-planner, may not say, as selectors of `no-restricted-syntax`.
/** No clock, no network, no Node, no random numbers. */
module.exports = [
  ['ImportDeclaration[source.value=/^node:/]', 'a pure package has no Node.'],
  [
    'ImportDeclaration[source.value=/^(fs|path|os|crypto|child_process|https?|net|timers)$/]',
    'a pure package has no Node.',
  ],
  [
    "NewExpression[callee.name='Date'][arguments.length=0]",
    'a pure package has no clock: take the time as an argument.',
  ],
  [
    "MemberExpression[object.name='Date'][property.name='now']",
    'a pure package has no clock: take the time as an argument.',
  ],
  [
    "MemberExpression[object.name='Math'][property.name='random']",
    'a pure package draws no random numbers.',
  ],
  [
    "MemberExpression[object.name='performance'][property.name='now']",
    'a pure package has no clock: take the time as an argument.',
  ],
  [
    'CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]',
    'a pure package has no clock: it waits for nothing.',
  ],
  [
    'MemberExpression[object.name=/^(crypto|globalThis)$/][property.name=/^(crypto|randomUUID|getRandomValues|fetch)$/]',
    'a pure package draws no random numbers and reaches no network.',
  ],
  [
    'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource)$/]',
    'a pure package reaches no network: client.ts takes a fetchApi.',
  ],
  [
    'ImportExpression',
    'a pure package imports at the top, where walls see it.',
  ],
  [
    "CallExpression[callee.name='fetch']",
    'a pure package reaches no network: client.ts takes a fetchApi.',
  ],
].map(([selector, message]) => ({ selector, message }));

import '@testing-library/jest-dom';

// A form is typed into and an answer awaited: on a busy machine that takes longer than five seconds.
jest.setTimeout(60_000);

// axe measures ligatures on a canvas, which jsdom lacks and says so at length; without one it goes by the text.
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
  value: () => null,
});

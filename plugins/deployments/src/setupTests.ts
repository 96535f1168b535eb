import '@testing-library/jest-dom';

// axe measures ligatures on a canvas, which jsdom lacks and says so at length; without one it goes by the text.
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
  value: () => null,
});

export { startReactions } from './startReactions';

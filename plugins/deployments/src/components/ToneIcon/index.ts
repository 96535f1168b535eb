export { ToneIcon } from './ToneIcon';

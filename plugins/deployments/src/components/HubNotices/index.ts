export { HubNotices } from './HubNotices';

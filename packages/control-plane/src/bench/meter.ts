// A process that is measured loads this: it reports on its fourth pipe what it has used, and ends with the process at the other end.
import { Socket } from 'node:net';

const SAMPLE_MS = 10;
const rss = () => process.memoryUsage.rss();

let mostRss = rss();
setInterval(() => {
  mostRss = Math.max(mostRss, rss());
}, SAMPLE_MS).unref();

const pipe = new Socket({ fd: 3, readable: true, writable: true });
pipe.on('data', () => {
  const { user, system } = process.cpuUsage();
  const usage = {
    rss: rss(),
    mostRss: Math.max(mostRss, rss()),
    cpuSeconds: (user + system) / 1e6,
  };
  mostRss = usage.rss;
  pipe.write(`${JSON.stringify(usage)}\n`);
});
pipe.on('close', () => process.kill(process.pid, 'SIGKILL'));
pipe.unref();

// A socket server as a tutorial would write it, with every default and without a check of what comes in: what the floods must find something in.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { Server } = createRequire(new URL('../../../server/package.json', import.meta.url))('socket.io');

const server = createServer();
const io = new Server(server, { path: '/socket', maxHttpBufferSize: 65_536 });
io.of('/visitor').on('connection', (socket) => {
  socket.on('message:send', async ({ text }, acknowledge) => acknowledge({ length: text.trim().length }));
});
process.on('unhandledRejection', () => undefined);
server.listen(0, '127.0.0.1', () => process.stdout.write(`unguarded on port ${server.address().port}\n`));

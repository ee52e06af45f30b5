import { createServer, defaultServerConditions } from 'vite';
const vite = await createServer({ root: '/work/main/server', configFile: false, appType: 'custom', logLevel: 'error', server: { middlewareMode: true, ws: false, watch: null, fs:{strict:false} }, optimizeDeps: { noDiscovery: true }, ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } } });
try { const m = await vite.ssrLoadModule(process.argv[2]); await m.run(process.argv.slice(1)); } finally { await vite.close(); }

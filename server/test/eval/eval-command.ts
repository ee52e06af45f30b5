import { LIMITS } from '@frontdesk/contract';
import { PassageIndex } from '../../src/knowledge/lexical/passage-index.ts';
export async function evalCommand(argv: string[]) { process.stdout.write(JSON.stringify([argv.slice(2), LIMITS, new PassageIndex().size, import.meta.url, new Error('x').stack])); }

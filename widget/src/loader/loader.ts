// The script behind the pasted tag.

import { startFrontdesk } from './start-frontdesk.ts';

startFrontdesk(document.currentScript);

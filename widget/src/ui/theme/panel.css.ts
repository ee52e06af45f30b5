// The panel's whole style sheet.

import { composerCss } from './composer.css.ts';
import { frameCss } from './frame.css.ts';
import { richTextCss } from './rich-text.css.ts';
import { tokensCss } from './tokens.css.ts';
import { transcriptCss } from './transcript.css.ts';

/** Everything that the panel looks like. */
export const panelCss = tokensCss + frameCss + transcriptCss + richTextCss + composerCss;

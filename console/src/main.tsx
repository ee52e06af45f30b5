// Starts the console in the browser.

import { render } from 'preact';

import { App } from './app.tsx';
import { createSession } from './session/create-session.ts';
import { createSessionApi } from './session/session-api.ts';
import { createRestClient } from './transport/rest-client.ts';
import { createSocketLink } from './transport/socket-link.ts';
import './styles/base.css';
import './styles/controls.css';
import './styles/layout.css';
import './styles/inbox.css';
import './styles/conversation.css';
import './styles/transcript.css';
import './styles/answer.css';
import './styles/page.css';
import './styles/form.css';
import './styles/items.css';
import './styles/knowledge.css';
import './styles/answers.css';
import './styles/access.css';

const direction = new URLSearchParams(location.search).get('dir');
if (direction === 'rtl' || direction === 'ltr') document.documentElement.dir = direction;

const session = createSession(createSessionApi(), window);
const rest = createRestClient(() => session.noteEnd());
const root = document.querySelector('#console');
if (root) render(<App session={session} createLink={createSocketLink} rest={rest} />, root);

// The page for whoever is not signed in: says why, and how to make a link.

import type { AgentProfile } from '@frontdesk/contract';

import type { SessionState } from './session-state.ts';

type SignedOut = Extract<SessionState, { kind: 'signed-out' }>;

const WHY: Readonly<Record<SignedOut['why'], string>> = {
  nobody: 'You are not signed in',
  'link-invalid': 'This sign-in link no longer works',
  ended: 'Your session has ended',
  'by-choice': 'You have signed out',
};

/**
 * Shows how to sign in. There is no form: whoever may run a command on the desk's machine may sign in.
 */
export function SignedOutPage(props: {
  readonly session: SignedOut;
  readonly onContinue: (agent: AgentProfile) => void;
}) {
  const { why, signedIn } = props.session;
  return (
    <main class="gate">
      <div class="gate-card">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={48} height={48} />
        <h1>{WHY[why]}</h1>
        {why === 'link-invalid' && (
          <p>Each link works once, and only for an hour. This one has been used or is older.</p>
        )}
        <p>Make a new sign-in link on the machine that runs the desk, in the desk’s folder:</p>
        <pre>
          <code>pnpm frontdesk sign-in</code>
        </pre>
        <p>Then open the address that it prints.</p>
        {signedIn && (
          <p>
            <button type="button" class="button primary" onClick={() => props.onContinue(signedIn)}>
              Continue as {signedIn.name}
            </button>
          </p>
        )}
      </div>
    </main>
  );
}

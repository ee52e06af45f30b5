// Who the visitor is: proves it to the desk, keeps the proof fresh, and lets go of everything when the user changes.

import type { VisitorSession } from '@frontdesk/contract';
import { openSession } from '../transport/session.ts';
import type { SessionRequest } from '../transport/session.ts';
import type { Reply } from '../transport/transport.ts';
import { eraseTrace, readTrace } from './browser-trace.ts';
import { endSession } from './end-session.ts';
import { fetchProof } from './fetch-proof.ts';
import type { Proof } from './fetch-proof.ts';
import type { PanelHost } from '../host/panel-module.ts';
import type { Identity, Wish } from './identity-module.ts';
import { createRefresh } from './refresh.ts';
import type { Refresh } from './refresh.ts';

/** A tab that changes the user opens the session within this; otherwise it was closed in between. */
const CHANGE_MS = 10_000;

/** What was fetched to see who the user is also opens the session, unless that comes much later. */
const FRESH_MS = 30_000;

const NOT_NOW = { ok: false, error: null } as const;

/** The session that stands. Storage holds the same, where it is not forbidden. */
interface Standing {
  readonly token: string;
  readonly subject: string;
  /** What the site has said of the user. */
  readonly says: string | undefined;
}

class VisitorIdentity implements Identity {
  private readonly host: PanelHost;
  private readonly refresh: Refresh;
  private era: string | undefined;
  private changedSince: number | undefined;
  private standing: Standing | null = null;
  private current: Wish = {};
  /** What the page had said when a session was opened last. */
  private asked: Wish | null = null;
  private finding: Promise<void> | null = null;
  private fresh: { readonly proof: Proof; readonly since: number } | null = null;

  constructor(host: PanelHost) {
    this.host = host;
    this.refresh = createRefresh(() => void host.renew());
    this.era = this.trace().era;
    window.addEventListener('storage', this.compare);
    window.addEventListener('pageshow', this.compare);
  }

  async settle(): Promise<void> {
    const isNew = this.take();
    // Before there is anything of a user, nobody has to wait until the site has proved who it is.
    if (this.named() !== undefined) await this.find();
    else if (isNew && this.current.source) await this.renew();
  }

  async openSession(request: SessionRequest): Promise<Reply<VisitorSession>> {
    this.compare();
    this.take();
    if (this.isChangedElsewhere()) return NOT_NOW;
    const { era, current } = this;
    this.asked = current;
    const proof = await this.proof().catch(() => undefined);
    // Whoever asked is gone, with all that it showed of another user.
    if (proof === undefined || era !== this.era) return NOT_NOW;
    const reply = await openSession({ ...request, identity: proof?.proof });
    if (era !== this.era) return NOT_NOW;
    this.take();
    // The page has changed its mind in the meantime.
    if (current !== this.current) return this.openSession(request);
    return this.accept(reply, proof);
  }

  /** @returns whether the page has said something new */
  private take(): boolean {
    const { wish = this.current } = this.host;
    if (wish === this.current) return false;
    this.current = wish;
    this.finding = null;
    this.fresh = null;
    return true;
  }

  private trace() {
    return readTrace(this.host.options.assistantId);
  }

  private named(): string | undefined {
    return this.trace().subject ?? this.standing?.subject;
  }

  /** Finds out once who the page means; a failure is tried anew the next time. */
  private find(): Promise<void> {
    const wish = this.current;
    this.finding ??= this.findOut(wish).catch((error: unknown) => {
      if (wish === this.current) this.finding = null;
      throw error;
    });
    return this.finding;
  }

  private async findOut(wish: Wish): Promise<void> {
    if (wish.source === undefined) return;
    const proof = wish.source === null ? null : await fetchProof(wish.source);
    // The page, or another tab, has changed its mind in the meantime.
    if (wish !== this.current || wish.source === undefined) return;
    const former = this.named();
    const isChange = former !== undefined && former !== proof?.subject;
    if (isChange) this.forget(proof?.subject);
    if (!proof) {
      wish.source = undefined;
      return;
    }
    wish.subject = proof.subject;
    this.fresh = { proof, since: Date.now() };
    if (!isChange && this.standing?.says !== proof.says) void this.renew();
  }

  /** @returns what proves who the visitor is; `null` for one without a name */
  private async proof(): Promise<Proof | null> {
    if (!this.fresh || Date.now() - this.fresh.since > FRESH_MS) this.finding = null;
    await this.find();
    const proof = this.fresh?.proof ?? null;
    this.fresh = null;
    return proof;
  }

  private accept(reply: Reply<VisitorSession>, proof: Proof | null): Reply<VisitorSession> {
    const former = this.named();
    const subject = reply.ok ? reply.value.subject : undefined;
    const isOver = reply.ok || reply.error?.code === 'identity_required';
    if (former !== undefined && isOver && former !== subject) {
      this.forget(subject);
      return NOT_NOW;
    }
    if (reply.ok && subject !== undefined) {
      this.standing = { token: reply.value.token, subject, says: proof?.says };
      if (typeof this.current.source === 'function') this.refresh.plan(reply.value.token);
    }
    return reply;
  }

  /** Another tab has named the next user and is about to open the session: one without a name would take their place. */
  private isChangedElsewhere(): boolean {
    const { subject, token } = this.trace();
    const isWaiting = this.current.source === undefined && subject !== undefined && token === undefined;
    if (!isWaiting) this.changedSince = undefined;
    else this.changedSince ??= Date.now();
    return isWaiting && Date.now() - (this.changedSince ?? 0) < CHANGE_MS;
  }

  private async renew(): Promise<void> {
    await this.host.renew();
    // A session that was being opened already, without this part, knew nothing of what the page has said.
    if (this.asked !== this.current) await this.host.renew();
  }

  private forget(next: string | undefined): void {
    const token = this.trace().token ?? this.standing?.token;
    this.era = eraseTrace(this.host.options.assistantId, next) ?? `${this.era ?? ''}+`;
    this.letGo();
    if (token) endSession(this.host.options.baseUrl, token);
  }

  private letGo(): void {
    this.standing = null;
    this.fresh = null;
    this.refresh.stop();
    this.host.reset();
  }

  /** Another tab has changed the user: what this page has said counts only if it is the same. */
  private readonly compare = (): void => {
    const { era, subject } = this.trace();
    if (era === this.era || (era === undefined && this.era?.endsWith('+'))) return;
    this.era = era;
    const { current } = this;
    if (current.subject !== undefined && current.subject !== subject) current.source = undefined;
    this.letGo();
  };
}

/** Makes the care for who the visitor is. */
export const createIdentity = (host: PanelHost): Identity => new VisitorIdentity(host);

// Why the desk lets somebody not ask: as a name, for those who say it in the visitor's language, and in English for everybody else.

/** The desk's own sentences, by their names. What an owner's verifier says in words of its own has no name. */
export const ACCESS_DENIALS = {
  no_access: 'You don’t have access to this chat. Sign up to get it.',
  sign_in_needed: 'Please sign in on this website, or sign up, to use this chat.',
  no_subscription: 'You don’t have a subscription yet. Sign up to use this chat.',
  subscription_ended: 'Your subscription has ended. Renew it to go on.',
  not_in_plan: 'Your plan does not include this assistant.',
  plan_unknown: 'Your plan is not known to this desk. Please contact the website’s team.',
  access_unknown: 'Your access can’t be checked right now. Please try again in a few minutes.',
} as const;

/** The name of a reason why somebody may not ask. */
export type AccessDenial = keyof typeof ACCESS_DENIALS;

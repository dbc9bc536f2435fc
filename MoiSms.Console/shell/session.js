import { script } from './dom.js';
import { ApiError } from './api.js';

const kept = 'console-session';
const keptKey = 'console-key';

/** By function key: where the service runs on this machine. Kept until the tab is closed. */
export function keySession() {
  const read = () => JSON.parse(sessionStorage.getItem(kept) ?? 'null');
  return {
    kind: 'key',
    signedIn: () => read() !== null,
    signIn(key, name, role) {
      sessionStorage.setItem(kept, JSON.stringify({ key, name, role }));
    },
    signOut() {
      sessionStorage.removeItem(kept);
    },
    async headers() {
      const { key, name, role } = read() ?? {};
      return { 'x-functions-key': key || 'none', 'x-moisms-user': plain(name ?? ''), 'x-moisms-role': role || 'operator' };
    },
  };
}

/** A header takes no Arabic letters. */
const plain = name => /^[\x20-\x7e]*$/.test(name) ? name : encodeURIComponent(name);

/**
 * By Entra, which says who it is; and the function key, without which the host of the functions lets nobody that far.
 * Microsoft's own library by redirect: no pop-up and no hidden frame, so the page's policy allows no frames. The answer of
 * the redirect is read here, before anything else reads the address.
 */
export async function entraSession({ tenant, client, scope, authority }) {
  await script('lib/msal.js');
  const application = await globalThis.msal.createStandardPublicClientApplication({
    auth: {
      clientId: client,
      authority: authority ?? `https://login.microsoftonline.com/${tenant}`,
      redirectUri: location.origin + location.pathname,
    },
    cache: { cacheLocation: 'sessionStorage' },
  });
  const answer = await application.handleRedirectPromise();
  if (answer?.account) application.setActiveAccount(answer.account);
  const account = () => application.getActiveAccount() ?? application.getAllAccounts()[0] ?? null;
  return {
    kind: 'entra',
    signedIn: () => account() !== null,
    signIn(key) {
      sessionStorage.setItem(keptKey, key);
      return application.loginRedirect({ scopes: [scope] });
    },
    signOut() {
      sessionStorage.removeItem(keptKey);
      return application.logoutRedirect({ account: account() });
    },
    async headers() {
      try {
        const token = await application.acquireTokenSilent({
          scopes: [scope],
          account: account(),
          cacheLookupPolicy: globalThis.msal.CacheLookupPolicy.AccessTokenAndRefreshToken,
        });
        return { authorization: `Bearer ${token.accessToken}`, 'x-functions-key': sessionStorage.getItem(keptKey) ?? '' };
      } catch {
        await application.acquireTokenRedirect({ scopes: [scope], account: account() });
        throw new ApiError(401, '');
      }
    },
  };
}

/** A request that was refused or did not arrive. `status` 0 = the service was not reached. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

let base = 'api/';
let headers = async () => ({});
let onSignedOut = () => {};

/**
 * @param {string} address the admin API, with a slash at its end
 * @param {() => Promise<object>} credentials the headers that say who calls
 * @param {() => void} signedOut called when the service no longer knows the caller
 */
export function connect(address, credentials, signedOut) {
  base = address;
  headers = credentials;
  onSignedOut = signedOut;
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(base + path, {
      method,
      cache: 'no-store',
      credentials: 'omit',
      headers: { ...await headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (fault) {
    throw fault instanceof ApiError ? fault : new ApiError(0, '');
  }
  const text = await response.text();
  if (response.ok) return text ? JSON.parse(text) : null;
  if (response.status === 401) onSignedOut();
  throw new ApiError(response.status, problem(text));
}

function problem(text) {
  try {
    return JSON.parse(text).error ?? '';
  } catch {
    return '';
  }
}

export const get = path => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const put = (path, body) => call('PUT', path, body);

/** 'manage/figures?from=…': what is null is left out. */
export function query(path, values) {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

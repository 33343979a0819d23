/** What fetching an address can report: code, severity, message, advice. See `PROBLEMS`. */
export const WEB_PROBLEMS = {
  'read/unsupported-address': [
    'error',
    'addresses are not fetched here',
    'save the page and read the file, or give the address to the command line',
  ],
  'read/invalid-address': [
    'error',
    'invalid address ({reason})',
    'give a whole address that begins with http:// or https://',
  ],
  'read/unsupported-scheme': [
    'error',
    'unknown kind of address: {scheme}; only http and https are fetched',
    'save the document and read the file',
  ],
  'read/credentials-dropped': [
    'note',
    'user name and password in the address were not sent',
    'download pages behind a password yourself and read the file',
  ],
  'read/private-address': [
    'error',
    'it leads to {address}, which is no public address',
    'add --allow-private if you mean a server of your own network',
  ],
  'read/unknown-host': [
    'error',
    'there is no host {host}',
    'check the spelling and the connection to the network',
  ],
  'read/unreachable': [
    'error',
    'the server cannot be reached ({reason})',
    'check the address and try again later',
  ],
  'read/robots-disallowed': [
    'error',
    'the robots.txt of {host} does not allow it',
    'open the page yourself, save it, and read the file',
  ],
  'read/robots-unavailable': [
    'error',
    'the robots.txt of {host} cannot be had ({reason}), so nothing there is fetched',
    'try again later, or save the page yourself and read the file',
  ],
  'read/too-many-redirects': [
    'error',
    'more than {limit} redirects',
    'open the page in a browser and give the address at which it ends',
  ],
  'read/redirect-loop': [
    'error',
    'the redirects lead back to {target}',
    'open the page in a browser; it may want a login or cookies',
  ],
  'read/bad-redirect': [
    'error',
    'it redirects to what is no web address: {target}',
    'do not trust this link; look for the page by hand',
  ],
  'read/http-status': [
    'error',
    'the server answers {status}',
    'open the address in a browser; the page may be gone or behind a login',
  ],
  'read/too-busy': [
    'error',
    'the server answers {status}: too many requests, or out of order',
    'try again later',
  ],
  'read/timeout': [
    'error',
    'no whole answer within {limit} seconds',
    'try again later, or save the page yourself and read the file',
  ],
  'read/page-too-large': [
    'error',
    'the answer is larger than {limit} bytes',
    'download it yourself and read the file',
  ],
  'read/broken-answer': [
    'error',
    'the answer of the server is broken ({reason})',
    'try again later, or save the page yourself and read the file',
  ],
  'read/snapshot-not-kept': [
    'warning',
    'the page was read, but its snapshot could not be kept ({reason})',
    'make room in the folder of the ledger and add the page again',
  ],
} as const;

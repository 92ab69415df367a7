/** Where the browser tests find the two built sites. */
export const SITE_PORT = Number(process.env['TEST_PORT'] || 4399);
export const CRUMB_PORT = SITE_PORT + 40;

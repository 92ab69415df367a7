/** A page that fails its test when anything it loads is refused, fails or comes from elsewhere. */
import { expect, test as base } from '@playwright/test';

export const test = base.extend<{ wellBehaved: void; allowComplaints: boolean }>({
  /** For tests that break the network on purpose. */
  allowComplaints: [false, { option: true }],
  wellBehaved: [
    async ({ page, baseURL, allowComplaints }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        // A page that is not there answers 404 and says so; that is the test's own doing.
        const missing = message.text().includes('404 (Not Found)');
        if (message.type() === 'error' && !missing) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        const url = new URL(request.url());
        const own = url.origin === new URL(baseURL ?? '').origin;
        if (!own && !['data:', 'blob:'].includes(url.protocol)) complaints.push(request.url());
      });
      await use();
      if (allowComplaints) return;
      expect(complaints, 'errors, refused resources and requests to elsewhere').toEqual([]);
    },
    { auto: true },
  ],
});
export { expect } from '@playwright/test';

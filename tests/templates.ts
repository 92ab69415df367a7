/** One address for every template of the site: what the axe and layout tests go through. */
export const TEMPLATES = [
  { name: 'home', path: '/' },
  { name: 'section', path: '/emr/storage/' },
  { name: 'service', path: '/emr/' },
  { name: 'short-service', path: '/data-firehose/' },
  { name: 'family', path: '/kinesis/' },
  { name: 'services', path: '/services/' },
  { name: 'tips', path: '/tips/' },
  { name: 'tip', path: '/tips/copy-into-redshift/' },
  { name: 'compare', path: '/compare/' },
  { name: 'comparison', path: '/compare/primary-vs-core-vs-task-node/' },
  { name: 'about', path: '/about/' },
  { name: 'not-found', path: '/no-such-page/' },
] as const;

import './parts/shell.js';
import { holdWarnings } from './lib/hold-warnings.js';
import { followClock } from './lib/http.js';
import { router } from './lib/router.js';
import { language, setLanguage } from './lib/text.js';

/** Every page. The server has the same paths. */
router.start([
  { path: '/', element: 'fr-home', load: () => import('./fan/home.js') },
  { path: '/concerts/:concertId', element: 'fr-concert', load: () => import('./fan/concert.js') },
  { path: '/performances/:performanceId', element: 'fr-seats', load: () => import('./fan/seats.js') },
  { path: '/reservations/:reservationId', element: 'fr-pay', load: () => import('./fan/pay.js') },
  { path: '/tickets', element: 'fr-tickets', load: () => import('./fan/tickets.js') },
  { path: '/wallet', element: 'fr-wallet', load: () => import('./fan/wallet.js') },
  { path: '/sign-in', element: 'fr-sign-in', load: () => import('./fan/account.js') },
  { path: '/sign-up', element: 'fr-sign-up', load: () => import('./fan/account.js') },
  { path: '/operator', element: 'fr-operator', load: () => import('./operator/concerts.js') },
  {
    path: '/operator/concerts/:concertId',
    element: 'fr-operator-concert',
    load: () => import('./operator/concert.js'),
  },
  {
    path: '/operator/performances/:performanceId',
    element: 'fr-operator-performance',
    load: () => import('./operator/performance.js'),
  },
  { path: '/operator/wallets', element: 'fr-operator-wallets', load: () => import('./operator/wallets.js') },
  { path: '/operator/trust', element: 'fr-operator-trust', load: () => import('./operator/trust.js') },
]);

// The frame draws itself when there are words.
await setLanguage(language());
followClock();
holdWarnings.begin();

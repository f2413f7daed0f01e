export { goToProvider as GET } from '@/lib/auth/oidc-routes';

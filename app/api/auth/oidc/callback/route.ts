export { comeFromProvider as GET } from '@/lib/auth/oidc-routes';

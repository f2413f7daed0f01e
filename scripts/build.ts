// npm run build : the production build, when it is older than the sources.
import { buildIfStale } from './setup/build';

if (!buildIfStale()) console.log('The build is as new as the sources.');

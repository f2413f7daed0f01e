import { getTranslations } from 'next-intl/server';
import type { Place } from '@/lib/modules/account/types';
import { PlaceSwitch } from './place-switch';

/** One's own roles, the present one marked. */
export async function OwnPlaces({ places }: { places: Place[] }) {
  const t = await getTranslations('account.places');
  const roles = await getTranslations('settings.roles');
  return (
    <>
      <ul>
        {places.map((place) => {
          const role = [roles(place.role), place.title].filter(Boolean).join(' · ');
          return (
            <li key={place.membershipId} className="row items-start py-2">
              <div className="grow">
                {place.institution} {place.current && <span className="badge ok">{t('current')}</span>}
                <p className="small dim">{role}</p>
              </div>
              {!place.current && (
                <PlaceSwitch membershipId={place.membershipId} label={`${place.institution} ${role}`} />
              )}
            </li>
          );
        })}
      </ul>
      {places.length > 1 && <p className="small dim">{t('help')}</p>}
    </>
  );
}

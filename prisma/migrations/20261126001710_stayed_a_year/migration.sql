-- Still there after 12 months: seen there, and seen no sooner than a year after the job began. Who signed before graduating began when he graduated.
alter table employments add column stayed_year boolean
  generated always as (coalesce(still_there, false) and coalesce(followed_on >= greatest(signed_on, graduated_on) + interval '12 months', false)) stored;

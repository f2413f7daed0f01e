-- Everybody may ask for a time in a room that is open to the public. What is asked holds the time: it is a session that is not firm until the college
-- confirms it, so the one constraint `centre_sessions_apart` keeps staff, enterprises and the public from booking the same time, whoever clicks first.
set lock_timeout = '5s';

alter table rooms add column public boolean not null default false;
alter table centre_sessions
  -- Until when a time is held that somebody of the public asked for; from then on it is free, though nobody said so.
  add column pending_until timestamptz(3),
  alter column booked_by_id drop not null,
  add constraint centre_sessions_booked check (booked_by_id is not null or pending_until is not null);

create table room_requests (
  institution_id uuid not null,
  id uuid not null,
  platform_id uuid not null,
  room_id uuid not null,
  session_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  title text not null,
  people integer not null,
  name_enc bytea not null,
  phone_enc bytea not null,
  phone_index bytea not null,
  phone_masked text not null,
  token_hash bytea not null,
  state text not null default 'PENDING',
  expires_at timestamptz(3) not null,
  reason text,
  decided_by_id uuid,
  decided_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  constraint room_requests_pkey primary key (institution_id, id)
);
create unique index room_requests_institution_id_session_id_key on room_requests (institution_id, session_id);
create unique index room_requests_institution_id_token_hash_key on room_requests (institution_id, token_hash);
create index room_requests_institution_id_state_starts_at_idx on room_requests (institution_id, state, starts_at);
create index room_requests_institution_id_phone_index_created_at_idx on room_requests (institution_id, phone_index, created_at);
create index room_requests_institution_id_platform_id_idx on room_requests (institution_id, platform_id);
create index room_requests_institution_id_room_id_idx on room_requests (institution_id, room_id);
create index room_requests_institution_id_decided_by_id_idx on room_requests (institution_id, decided_by_id);
alter table room_requests
  add constraint room_requests_institution_id_platform_id_fkey foreign key (institution_id, platform_id) references platforms (institution_id, id) on delete cascade on update cascade,
  add constraint room_requests_institution_id_room_id_fkey foreign key (institution_id, room_id) references rooms (institution_id, id) on delete cascade on update cascade,
  add constraint room_requests_institution_id_session_id_fkey foreign key (institution_id, session_id) references centre_sessions (institution_id, id) on delete cascade on update cascade,
  add constraint room_requests_institution_id_decided_by_id_fkey foreign key (institution_id, decided_by_id) references memberships (institution_id, id) on delete restrict on update cascade,
  add constraint room_requests_state check (state in ('PENDING', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
  add constraint room_requests_people check (people between 1 and 500),
  add constraint room_requests_given check (btrim(title) <> ''),
  -- From eight to ten in the evening of one day of the college, four hours at most.
  add constraint room_requests_hours check (ends_at > starts_at and ends_at <= starts_at + interval '4 hours'
    and (starts_at at time zone 'Asia/Shanghai')::time >= '08:00' and (ends_at at time zone 'Asia/Shanghai')::time <= '22:00'
    and (ends_at at time zone 'Asia/Shanghai')::date = (starts_at at time zone 'Asia/Shanghai')::date),
  add constraint room_requests_decided check (state not in ('CONFIRMED', 'DECLINED') or (decided_at is not null and decided_by_id is not null)),
  add constraint room_requests_reason check (state <> 'DECLINED' or btrim(reason) <> '');

create trigger audit after insert or update or delete on room_requests for each row
  execute function app.audit('institution_id,id,version,created_at', 'name_enc,phone_enc,phone_index,token_hash');
alter table room_requests enable row level security, force row level security;
create policy tenant on room_requests using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
-- Who asked is the college's own knowledge. Everybody else comes by the functions below, which read as the owner.
create policy outsider on room_requests as restrictive to rq_app using ((select app.is_staff()));
grant select, insert, update, delete on room_requests to rq_app;

-- A request ends once: pending, then confirmed or declined or taken back; only what was confirmed can be taken back later.
create function app.room_request_life() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.state = old.state or old.state = 'PENDING' or (old.state = 'CONFIRMED' and new.state = 'WITHDRAWN') then return new; end if;
  raise exception 'decided: violates check constraint "room_requests_once"' using errcode = '23514', constraint = 'room_requests_once';
end $$;
create trigger room_request_life before update of state on room_requests for each row execute function app.room_request_life();

-- How much may be asked. Counted under one lock a college, so that those who ask at once are counted as well.
create function app.room_request_caps() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('room_requests ' || new.institution_id, 0));
  if (select count(*) from room_requests r where r.institution_id = new.institution_id and r.phone_index = new.phone_index
        and r.created_at > now() - interval '24 hours') >= 3
    or (select count(*) from room_requests r where r.institution_id = new.institution_id and r.phone_index = new.phone_index
        and r.state = 'PENDING' and r.expires_at > now()) >= 2 then
    raise exception 'one number too often: violates check constraint "room_requests_phone_cap"' using errcode = '23514', constraint = 'room_requests_phone_cap';
  end if;
  if (select count(*) from room_requests r where r.institution_id = new.institution_id and r.created_at > now() - interval '24 hours') >= 200
    or (select count(*) from room_requests r where r.institution_id = new.institution_id and r.room_id = new.room_id
        and r.state = 'PENDING' and r.expires_at > now()) >= 20 then
    raise exception 'too many at once: violates check constraint "room_requests_day_cap"' using errcode = '23514', constraint = 'room_requests_day_cap';
  end if;
  return new;
end $$;
create trigger room_request_caps before insert on room_requests for each row execute function app.room_request_caps();

-- What was asked for and never answered gives way to whoever comes next.
create function app.lapse_requests() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update centre_sessions s set cancelled_at = now()
   where s.institution_id = new.institution_id and s.room_id = new.room_id and s.cancelled_at is null and s.pending_until <= now()
     and s.starts_at < new.ends_at and s.ends_at > new.starts_at;
  return new;
end $$;
create trigger lapse_requests before insert on centre_sessions for each row execute function app.lapse_requests();

create or replace function app.busy(centre uuid, from_at timestamptz, to_at timestamptz) returns table (session_id uuid, room_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.room_id, s.starts_at, s.ends_at from centre_sessions s
   where s.institution_id = app.institution() and s.platform_id = centre and s.cancelled_at is null and s.starts_at < to_at and s.ends_at > from_at
     and (s.pending_until is null or s.pending_until > now())
     and (app.is_staff() or exists (select 1 from platform_partners p where p.institution_id = app.institution() and p.platform_id = centre and p.partner_id = app.partner())) $$;

-- ---------- the open page ----------
-- Scope 'open' only reads; 'asker' is the same visitor in the one moment that he asks for a room. Both see the rooms that are open to the public, with
-- their centres, and of the sessions in them when they are, by a function.
alter policy open_read on departments using (coalesce((select app.scope()), '') not in ('open', 'asker'));
alter policy open_read on programmes using ((select app.scope()) is distinct from 'asker'
  and ((select app.scope()) is distinct from 'open' or app.sees_vacancy_for(institution_id, id)));

create function app.has_public_room(institution uuid, platform uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from rooms r where r.institution_id = institution and r.institution_id = app.institution() and r.platform_id = platform
    and r.public and (r.closed_on is null or r.closed_on > app.today())) $$;
alter policy outsider on platforms using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and exists
    (select 1 from platform_partners p where p.institution_id = platforms.institution_id and p.platform_id = platforms.id))
  or ((select app.scope()) in ('open', 'asker') and kind = 'PRACTICE_CENTRE' and established_on <= (select app.today())
    and (closed_on is null or closed_on > (select app.today())) and app.has_public_room(institution_id, id)));
create policy open_insert on platforms as restrictive for insert with check (coalesce((select app.scope()), '') not in ('open', 'asker'));
create policy open_update on platforms as restrictive for update using (coalesce((select app.scope()), '') not in ('open', 'asker'));
create policy open_delete on platforms as restrictive for delete using (coalesce((select app.scope()), '') not in ('open', 'asker'));
alter policy outsider on rooms using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and exists
    (select 1 from platform_partners p where p.institution_id = rooms.institution_id and p.platform_id = rooms.platform_id))
  or ((select app.scope()) in ('open', 'asker') and public and (closed_on is null or closed_on > (select app.today()))
    and exists (select 1 from platforms p where p.institution_id = rooms.institution_id and p.id = rooms.platform_id)));
create policy open_insert on rooms as restrictive for insert with check (coalesce((select app.scope()), '') not in ('open', 'asker'));
create policy open_update on rooms as restrictive for update to rq_app using (coalesce((select app.scope()), '') not in ('open', 'asker'));
create policy open_delete on rooms as restrictive for delete using (coalesce((select app.scope()), '') not in ('open', 'asker'));

-- When the public rooms are taken: no names, no ids.
create function app.open_busy(from_at timestamptz, to_at timestamptz) returns table (room_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.room_id, s.starts_at, s.ends_at from centre_sessions s join rooms r on r.institution_id = s.institution_id and r.id = s.room_id and r.public
   where s.institution_id = app.institution() and s.cancelled_at is null and s.starts_at < to_at and s.ends_at > from_at
     and (s.pending_until is null or s.pending_until > now()) $$;

-- Asks for a time: two days are given for the answer, none after the time itself.
create function app.ask_for_room(request uuid, session uuid, room uuid, from_at timestamptz, to_at timestamptz, subject text, how_many integer,
  who bytea, phone bytea, number_index bytea, masked text, token bytea) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i uuid := app.institution();
  centre uuid;
  until_at timestamptz := least(now() + interval '48 hours', from_at);
begin
  if app.scope() is distinct from 'asker' then raise exception 'not for accounts' using errcode = '42501'; end if;
  select r.platform_id into centre from rooms r join platforms p on p.institution_id = r.institution_id and p.id = r.platform_id
   where r.institution_id = i and r.id = room and r.public;
  if centre is null then raise exception 'no public room' using errcode = '42501'; end if;
  if from_at < now() + interval '2 hours' or from_at > now() + interval '35 days' then
    raise exception 'too soon or too late: violates check constraint "room_requests_ahead"' using errcode = '23514', constraint = 'room_requests_ahead';
  end if;
  insert into centre_sessions (institution_id, id, platform_id, room_id, starts_at, ends_at, title, purpose, pending_until)
    values (i, session, centre, room, from_at, to_at, subject, 'TRAINING', until_at);
  insert into room_requests (institution_id, id, platform_id, room_id, session_id, starts_at, ends_at, title, people, name_enc, phone_enc, phone_index,
      phone_masked, token_hash, expires_at)
    values (i, request, centre, room, session, from_at, to_at, subject, how_many, who, phone, number_index, masked, token, until_at);
end $$;

-- What became of a request, for whoever holds its token: nothing of who asked.
create function app.room_request_of(token bytea) returns table (id uuid, room text, place text, centre text, starts_at timestamptz, ends_at timestamptz,
  title text, people integer, state text, expires_at timestamptz, reason text, cancelled boolean, cancel_reason text)
language sql stable security definer set search_path = public, pg_temp as $$
  select q.id, r.name, r.place, coalesce(p.name, ''), q.starts_at, q.ends_at, q.title, q.people, q.state, q.expires_at, q.reason,
      s.cancelled_at is not null, s.cancel_reason
    from room_requests q join rooms r on r.institution_id = q.institution_id and r.id = q.room_id
    join centre_sessions s on s.institution_id = q.institution_id and s.id = q.session_id
    left join platforms p on p.institution_id = q.institution_id and p.id = q.platform_id
   where q.institution_id = app.institution() and q.token_hash = token and app.scope() in ('open', 'asker') $$;

-- Whoever asked does not need the time any more. False where there is nothing to take back.
create function app.withdraw_room_request(token bytea) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held uuid;
begin
  if app.scope() is distinct from 'asker' then raise exception 'not for accounts' using errcode = '42501'; end if;
  update room_requests q set state = 'WITHDRAWN', version = version + 1
   where q.institution_id = app.institution() and q.token_hash = token and q.starts_at > now()
     and (q.state = 'CONFIRMED' or (q.state = 'PENDING' and q.expires_at > now()))
     and exists (select from centre_sessions s where s.institution_id = q.institution_id and s.id = q.session_id and s.cancelled_at is null)
   returning q.session_id into held;
  if held is null then return false; end if;
  update centre_sessions s set cancelled_at = now(), version = version + 1 where s.institution_id = app.institution() and s.id = held;
  return true;
end $$;

-- A session is held in a room of its centre that is not closed by then, and of a training programme of its centre. What was booked before a room closed
-- stays. As the owner reads, so that it holds for whoever does not see the room's other sessions.
set lock_timeout = '5s';

create function app.session_in_room() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  room record;
begin
  if new.cancelled_at is not null then return new; end if;
  -- Waits for whoever closes the room just now, and makes him wait.
  select platform_id, closed_on into room from rooms where institution_id = new.institution_id and id = new.room_id for share;
  if room.platform_id is distinct from new.platform_id then
    raise exception 'another centre''s room: violates check constraint "centre_sessions_own_room"' using errcode = '23514', constraint = 'centre_sessions_own_room';
  end if;
  if room.closed_on <= ((new.ends_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date then
    raise exception 'the room is closed: violates check constraint "centre_sessions_room_open"' using errcode = '23514', constraint = 'centre_sessions_room_open';
  end if;
  if new.training_programme_id is not null and not exists (select from training_programmes t
      where t.institution_id = new.institution_id and t.id = new.training_programme_id and t.platform_id = new.platform_id) then
    raise exception 'another centre''s programme: violates check constraint "centre_sessions_own_programme"' using errcode = '23514', constraint = 'centre_sessions_own_programme';
  end if;
  return new;
end $$;
create trigger session_in_room before insert or update of platform_id, room_id, starts_at, ends_at, training_programme_id on centre_sessions
  for each row execute function app.session_in_room();

-- The function reads as the owner; the application's own reads stay walled as they were.
alter policy outsider on rooms to rq_app;
alter policy outsider on training_programmes to rq_app;

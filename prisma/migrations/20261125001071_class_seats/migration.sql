-- A class's roster never grows above its planned seats. Whoever comes second sees the first: both lock the class before they count.
set lock_timeout = '5s';

create function app.demand_seats(institution uuid, classes uuid[]) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform 1 from order_classes c where c.institution_id = institution and c.id = any(classes) order by c.id for no key update;
  if exists (select 1 from order_classes c where c.institution_id = institution and c.id = any(classes)
      and c.planned_seats < (select count(*) from rosters r where r.institution_id = institution and r.order_class_id = c.id and r.left_on is null)) then
    raise exception 'new row violates check constraint "rosters_seats"' using errcode = '23514', constraint = 'rosters_seats';
  end if;
end $$;

create function app.seats_given() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare place record;
begin
  for place in select n.institution_id, array_agg(distinct n.order_class_id) classes from fresh n where n.left_on is null group by n.institution_id loop
    perform app.demand_seats(place.institution_id, place.classes);
  end loop;
  return null;
end $$;

-- A place that was given up and is taken again, or moves to another class; what is changed of a place that stands takes no seat.
create function app.seats_retaken() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare place record;
begin
  for place in select n.institution_id, array_agg(distinct n.order_class_id) classes from fresh n
      join former o on o.institution_id = n.institution_id and o.id = n.id
      where n.left_on is null and (o.left_on is not null or o.order_class_id <> n.order_class_id) group by n.institution_id loop
    perform app.demand_seats(place.institution_id, place.classes);
  end loop;
  return null;
end $$;

create trigger seats_given after insert on rosters referencing new table as fresh for each statement execute function app.seats_given();
create trigger seats_retaken after update on rosters referencing new table as fresh old table as former for each statement execute function app.seats_retaken();

-- Seats are not taken back from under those who sit on them.
create function app.seats_lowered() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.planned_seats < old.planned_seats and new.planned_seats <
      (select count(*) from rosters r where r.institution_id = new.institution_id and r.order_class_id = new.id and r.left_on is null) then
    raise exception 'new row violates check constraint "rosters_seats"' using errcode = '23514', constraint = 'rosters_seats';
  end if;
  return new;
end $$;
create trigger seats_lowered before update of planned_seats on order_classes for each row execute function app.seats_lowered();

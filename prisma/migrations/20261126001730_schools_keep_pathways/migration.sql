-- A secondary school keeps its own pathway classes and pupils. What the college agrees to, and who comes to the college, stays the college's.
alter table pathway_classes alter column agreed_on drop not null;

-- A partner sees the classes that it has a part in; a school writes its own, an enterprise none, and only the college takes one away.
create policy outsider_insert on pathway_classes as restrictive for insert
  with check ((select app.is_staff()) or ((select app.scope()) = 'partner' and school_id = (select app.partner())));
create policy outsider_update on pathway_classes as restrictive for update
  using ((select app.is_staff()) or ((select app.scope()) = 'partner' and school_id = (select app.partner())));
create policy outsider_delete on pathway_classes as restrictive for delete using ((select app.is_staff()));
create policy outsider_delete on pathway_students as restrictive for delete using ((select app.is_staff()));

create function app.schools_pathway() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if app.scope() is distinct from 'partner' then return new; end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.enterprise_id, new.platform_id, new.agreement_id, new.plan_version, new.agreed_on, new.ended_on, new.import_batch_id) = 0 then
      return new;
    end if;
  elsif (new.school_id, new.enterprise_id, new.platform_id, new.agreement_id, new.plan_version, new.agreed_on, new.ended_on, new.import_batch_id)
      is not distinct from (old.school_id, old.enterprise_id, old.platform_id, old.agreement_id, old.plan_version, old.agreed_on, old.ended_on, old.import_batch_id)
    and (old.agreed_on is null or (new.mode, new.programme_id, new.grade_year, new.planned_seats)
      is not distinct from (old.mode, old.programme_id, old.grade_year, old.planned_seats)) then
    return new;
  end if;
  raise exception 'the college decides: violates check constraint "pathways_college_decides"' using errcode = '23514', constraint = 'pathways_college_decides';
end $$;
create trigger schools_pathway before insert or update on pathway_classes for each row execute function app.schools_pathway();

create function app.schools_pupil() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if app.scope() is distinct from 'partner' then return new; end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.student_id, new.transferred_on, new.graduated_on) = 0 then return new; end if;
  elsif (new.student_id, new.transferred_on, new.graduated_on) is not distinct from (old.student_id, old.transferred_on, old.graduated_on)
    and (old.transferred_on is null or new.left_on is not distinct from old.left_on) then
    return new;
  end if;
  raise exception 'the college decides: violates check constraint "pathways_college_decides"' using errcode = '23514', constraint = 'pathways_college_decides';
end $$;
create trigger schools_pupil before insert or update on pathway_students for each row execute function app.schools_pupil();

-- The college's student that a pupil became: once transferred, and nobody becomes two.
alter table pathway_students add constraint pathway_students_student_after check (student_id is null or transferred_on is not null);
create unique index pathway_students_student_key on pathway_students (institution_id, student_id) where student_id is not null;

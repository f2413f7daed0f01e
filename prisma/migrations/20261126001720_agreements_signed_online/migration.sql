-- All three sides sign a tri-party agreement online: the school by a link or in the portal. What is signed is kept as text, once and for good.
set lock_timeout = '5s';

create table agreement_texts (
  institution_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  template_id uuid,
  facts_hash bytea not null,
  content_hash bytea not null,
  "values" jsonb not null,
  blocks jsonb not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint agreement_texts_pkey primary key (institution_id, id),
  constraint agreement_texts_institution_id_placement_id_fkey foreign key (institution_id, placement_id)
    references placements (institution_id, id) on delete restrict on update cascade,
  constraint agreement_texts_institution_id_template_id_fkey foreign key (institution_id, template_id)
    references document_templates (institution_id, id) on delete restrict on update cascade,
  constraint agreement_texts_given check (jsonb_array_length(blocks) > 0)
);
create unique index agreement_texts_institution_id_placement_id_key on agreement_texts (institution_id, placement_id);
create index agreement_texts_institution_id_template_id_idx on agreement_texts (institution_id, template_id);

create function app.text_for_good() returns trigger language plpgsql as $$
begin
  raise exception 'a text that is signed is never changed' using errcode = '23514', constraint = 'agreement_texts_for_good';
end $$;
create trigger text_for_good before update or delete on agreement_texts for each row execute function app.text_for_good();

create trigger audit after insert or update or delete on agreement_texts for each row
  execute function app.audit('institution_id,id,version,created_at,updated_at,search_tokens', 'facts_hash,content_hash,values,blocks');
alter table agreement_texts enable row level security, force row level security;
create policy tenant on agreement_texts using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
create policy outsider on agreement_texts as restrictive using ((select app.is_staff()) or app.sees_placement(institution_id, placement_id));
-- The first who signs, by a link, has the text kept.
create policy outsider_insert on agreement_texts as restrictive for insert with check ((select app.is_staff()) or (select app.scope()) = 'link');
grant select, insert, update, delete on agreement_texts to rq_app;

-- Whoever signs online does so with a phone: that is how the signatories are told apart.
alter table tri_signatures
  add constraint tri_signatures_phone_given check (method = 'PAPER' or phone_index is not null),
  add constraint tri_signatures_account check (method <> 'ACCOUNT' or party = 'SCHOOL');
alter table link_tasks drop constraint link_tasks_party,
  add constraint link_tasks_party check (party in ('SCHOOL', 'ENTERPRISE', 'STUDENT', 'GUARDIAN'));

-- One text for all, and a text that is kept for whoever signs online; what was signed before texts were kept goes on as it was begun.
create or replace function app.same_text() returns trigger language plpgsql as $$
declare kept bytea;
begin
  if exists (select 1 from tri_signatures s where s.institution_id = new.institution_id and s.placement_id = new.placement_id
      and s.amendment_id is not distinct from new.amendment_id and s.content_hash <> new.content_hash) then
    raise exception 'another text is signed: violates check constraint "tri_signatures_same_text"'
      using errcode = '23514', constraint = 'tri_signatures_same_text';
  end if;
  if new.amendment_id is not null then return new; end if;
  select t.content_hash into kept from agreement_texts t where t.institution_id = new.institution_id and t.placement_id = new.placement_id;
  if kept is not null and kept <> new.content_hash then
    raise exception 'another text is kept: violates check constraint "tri_signatures_same_text"'
      using errcode = '23514', constraint = 'tri_signatures_same_text';
  end if;
  if kept is null and new.method <> 'PAPER' and not exists (select 1 from tri_signatures s
      where s.institution_id = new.institution_id and s.placement_id = new.placement_id and s.amendment_id is null) then
    raise exception 'no text is kept: violates check constraint "tri_signatures_text_kept"'
      using errcode = '23514', constraint = 'tri_signatures_text_kept';
  end if;
  return new;
end $$;

-- By a link signs whom it was made for, with the phone that it was made for; by an account who is signed in.
create function app.signed_by_itself() returns trigger language plpgsql as $$
begin
  if (new.method = 'LINK' and not exists (select 1 from link_tasks l where l.institution_id = new.institution_id and l.id = app.link()
      and l.kind = 'SIGN' and l.placement_id = new.placement_id and l.party = new.party and l.phone_index = new.phone_index))
    or (new.method = 'ACCOUNT' and new.entered_by_id is distinct from app.membership()) then
    raise exception 'nobody signs for another: violates check constraint "tri_signatures_by_itself"'
      using errcode = '23514', constraint = 'tri_signatures_by_itself';
  end if;
  return new;
end $$;
create trigger signed_by_itself before insert on tri_signatures for each row when (new.method <> 'PAPER') execute function app.signed_by_itself();

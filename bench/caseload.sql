-- A team of 25 people with five years behind them, each week a contact of either of the two, and twenty other teams of the
-- same organisation with 200 contacts for each of 25 people: 100,000. Ids are numbers, so that the bench can name them.
CREATE FUNCTION pg_temp.id(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    AS $$ SELECT ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
INSERT INTO sites (organization_id, id, name, time_zone, version)
    VALUES (pg_temp.id(1), pg_temp.id(1), 'Main site', 'America/New_York', 1);
INSERT INTO staff (organization_id, id, name, named_at)
    SELECT pg_temp.id(1), pg_temp.id(s), 'Worker ' || s, now() FROM generate_series(1, 200) s;
INSERT INTO teams (organization_id, id, site_id, name, case_manager_id, peer_specialist_id, version)
    SELECT pg_temp.id(1), pg_temp.id(t), pg_temp.id(1), 'Team ' || t, pg_temp.id(t), pg_temp.id(t + 100), 1
    FROM generate_series(1, 21) t;
INSERT INTO participants (organization_id, id, given_name, family_name, sort_name, team_id, version)
    SELECT pg_temp.id(1), pg_temp.id(100 * t + p), 'Given' || p, 'Family', 'Given' || p || ' Family', pg_temp.id(t), 1
    FROM generate_series(1, 21) t, generate_series(1, 25) p;
-- The years before were services of their own that ended; the last one runs. 25 people are the caseload throughout.
INSERT INTO episodes (organization_id, id, participant_id, team_id, template_code, template_version, months, setting,
        homelessness, hospitalization, incarceration, mental_health, substance_use, admitted_on, ends_on, ended_on, end_kind,
        end_reason, version)
    SELECT organization_id, gen_random_uuid(), id, team_id, 'mission-12', 1, 12, 'Community', true, false, false, true, true,
        current_date - 365 * y - 300, current_date - 365 * (y - 1) - 301,
        CASE WHEN y > 0 THEN current_date - 365 * (y - 1) - 301 END, CASE WHEN y > 0 THEN 'Completed' END,
        CASE WHEN y > 0 THEN 'Care is transferred' END, 1
    FROM participants, generate_series(0, 4) y WHERE y = 0 OR team_id = pg_temp.id(1);
UPDATE episodes SET ends_on = admitted_on + 364 WHERE ended_on IS NULL;
INSERT INTO phases (organization_id, episode_id, number, code, starts_on, ends_on, every, unit)
    SELECT organization_id, id, n, (ARRAY['transition', 'try-out', 'transfer-of-care'])[n],
        admitted_on + (ARRAY[0, 122, 274])[n], admitted_on + (ARRAY[121, 273, 364])[n], (ARRAY[1, 2, 1])[n],
        (ARRAY['Week', 'Week', 'Month'])[n]
    FROM episodes, generate_series(1, 3) n;
INSERT INTO planned_sessions (organization_id, episode_id, series, series_version, number, due_on, done_on, times, missed)
    SELECT organization_id, id, s.series, 1, n, admitted_on + 14 * n, admitted_on + 14 * n, 1, 0
    FROM episodes, (VALUES ('drt', 13), ('peer-led', 11)) s(series, many), generate_series(1, 13) n WHERE n <= s.many;
INSERT INTO contacts (organization_id, id, episode_id, participant_id, team_id, by_id, by_role, "on", minutes, place, outcome,
        kind, component, in_group, text, recorded_at, version)
    SELECT e.organization_id, gen_random_uuid(), e.id, e.participant_id, e.team_id,
        CASE WHEN peer THEN t.peer_specialist_id ELSE t.case_manager_id END,
        CASE WHEN peer THEN 'peer-support-specialist' ELSE 'case-manager' END,
        e.admitted_on + 7 * w, 30, 'Home', CASE WHEN w % 9 = 0 THEN 'Missed' ELSE 'Held' END, 'home-visit', 'housing', false,
        repeat('What was done and what comes next. ', 4), now(), 1
    FROM episodes e JOIN teams t ON t.organization_id = e.organization_id AND t.id = e.team_id,
        generate_series(0, 51) w, (VALUES (true), (false)) who(peer)
    WHERE e.team_id = pg_temp.id(1) AND e.admitted_on + 7 * w <= current_date;
INSERT INTO contacts (organization_id, id, episode_id, participant_id, team_id, by_id, by_role, "on", minutes, place, outcome,
        kind, component, in_group, text, recorded_at, version)
    SELECT e.organization_id, gen_random_uuid(), e.id, e.participant_id, e.team_id, t.case_manager_id, 'case-manager',
        e.admitted_on + w, 30, 'Home', 'Held', 'home-visit', 'housing', false, 'What was done and what comes next.', now(), 1
    FROM episodes e JOIN teams t ON t.organization_id = e.organization_id AND t.id = e.team_id, generate_series(0, 199) w
    WHERE e.team_id <> pg_temp.id(1);
INSERT INTO duties (organization_id, id, episode_id, participant_id, team_id, assignee_id, kind, "on", state, planned_by_id, version)
    SELECT e.organization_id, gen_random_uuid(), e.id, e.participant_id, e.team_id, t.case_manager_id, 'home-visit',
        current_date + 1 - w, CASE WHEN w < 3 THEN 'Open' ELSE 'Done' END, t.case_manager_id, 1
    FROM episodes e JOIN teams t ON t.organization_id = e.organization_id AND t.id = e.team_id, generate_series(0, 40) w
    WHERE e.ended_on IS NULL;
INSERT INTO concerns (organization_id, id, participant_id, team_id, raised_by_id, raised_at, text, due_at, escalates_to,
        answered_at, answered_by_id, answer, version)
    SELECT p.organization_id, gen_random_uuid(), p.id, p.team_id, t.peer_specialist_id, now() - w * interval '7 days', 'Very tired',
        now() + interval '1 day' - w * interval '7 days', 'peer-navigator', CASE WHEN w > 0 THEN now() - w * interval '6 days' END,
        CASE WHEN w > 0 THEN t.case_manager_id END, CASE WHEN w > 0 THEN 'We went together.' END, 1
    FROM participants p JOIN teams t ON t.organization_id = p.organization_id AND t.id = p.team_id, generate_series(0, 10) w
    WHERE w > 0 OR right(p.id::text, 1) = '1';
ANALYZE;

-- The views that answer what is most often asked. They run in DuckDB and in SQLite alike, over the star's
-- tables and `settings`, a table of one row:
--
--   as_of              the day on which to look; null for today
--   count_same_plans   whether a plan that was given as several files counts as often
--
-- Each view is preceded by a line with its name and what it shows.

-- today: the day on which the views look
CREATE VIEW today AS
SELECT coalesce(as_of, current_date) AS day FROM settings;

-- counted_actions: every action that counts, with whether it is open, completed and overdue
CREATE VIEW counted_actions AS
SELECT
    actions.*,
    coalesce(actions.status, '') NOT IN ('completed', 'cancelled') AS is_open,
    coalesce(actions.status, '') = 'completed' AS is_completed,
    coalesce(actions.due_date < (SELECT day FROM today), FALSE)
        AND coalesce(actions.status, '') NOT IN ('completed', 'cancelled', 'ongoing') AS is_overdue
FROM actions
JOIN documents ON documents.document_id = actions.document_id
WHERE documents.same_plan_as IS NULL OR (SELECT count_same_plans FROM settings);

-- overdue: actions whose last day has passed and that are not completed, ongoing or cancelled
CREATE VIEW overdue AS
SELECT
    due_date, organisation, plan_title, section, recommendation_ref, action_ref, action, lead_raw, due_raw,
    status, rag, progress, source, page, action_id, document_id, organisation_id
FROM counted_actions
WHERE is_overdue;

-- by_lead: each party's workload
CREATE VIEW by_lead AS
SELECT
    organisations.organisation,
    parties.party,
    parties.kind,
    count(*) AS actions,
    count(*) FILTER (WHERE counted_actions.is_open) AS open,
    count(*) FILTER (WHERE counted_actions.is_completed) AS completed,
    count(*) FILTER (WHERE counted_actions.is_overdue) AS overdue,
    parties.party_id,
    parties.organisation_id
FROM (SELECT DISTINCT action_id, party_id FROM action_leads) AS leads
JOIN counted_actions ON counted_actions.action_id = leads.action_id
JOIN parties ON parties.party_id = leads.party_id
LEFT JOIN organisations ON organisations.organisation_id = parties.organisation_id
GROUP BY organisations.organisation, parties.party, parties.kind, parties.party_id, parties.organisation_id;

-- by_council: each organisation's actions
CREATE VIEW by_council AS
SELECT
    organisation,
    organisation_code,
    count(DISTINCT document_id) AS plans,
    count(*) AS actions,
    count(*) FILTER (WHERE is_open) AS open,
    count(*) FILTER (WHERE is_completed) AS completed,
    count(*) FILTER (WHERE is_overdue) AS overdue,
    round(1.0 * count(*) FILTER (WHERE is_completed) / count(*), 4) AS completed_share,
    organisation_id
FROM counted_actions
GROUP BY organisation, organisation_code, organisation_id;

-- due_by_quarter: what falls due in each quarter
CREATE VIEW due_by_quarter AS
SELECT
    dates.quarter,
    dates.financial_quarter,
    count(*) AS due,
    count(*) FILTER (WHERE counted_actions.is_completed) AS completed,
    count(*) FILTER (WHERE counted_actions.is_overdue) AS overdue
FROM counted_actions
JOIN dates ON dates.date = counted_actions.due_date
GROUP BY dates.quarter, dates.financial_quarter;

-- without_lead_or_date: actions that nobody leads, or that need not be done by any day
CREATE VIEW without_lead_or_date AS
SELECT *
FROM (
    SELECT
        NOT EXISTS (SELECT 1 FROM action_leads WHERE action_leads.action_id = counted_actions.action_id)
            AS without_lead,
        due_date IS NULL AND coalesce(due_kind, 'unresolved') IN ('unresolved', 'relative') AS without_date,
        organisation, plan_title, section, recommendation_ref, action_ref, action, lead_raw, due_raw, status,
        source, page, action_id, document_id, organisation_id
    FROM counted_actions
) AS actions
WHERE without_lead OR without_date;

-- completed_share: how much of each recommendation is done
CREATE VIEW completed_share AS
SELECT
    organisation,
    plan_title,
    section,
    recommendation_ref,
    recommendation,
    count(*) AS actions,
    count(*) FILTER (WHERE is_completed) AS completed,
    round(1.0 * count(*) FILTER (WHERE is_completed) / count(*), 4) AS completed_share,
    recommendation_id,
    document_id
FROM counted_actions
GROUP BY
    organisation, plan_title, section, recommendation_ref, recommendation, recommendation_id, document_id;

-- slips: actions whose deadline moved later, those that moved most first
CREATE VIEW slips AS
SELECT
    total_slip_days, times_moved, first_due, last_due, ending, last_status, action, lead, first_seen, last_seen,
    series.organisation, series.title, thread_id, series.series_id
FROM threads
JOIN series ON series.series_id = threads.series_id
WHERE total_slip_days > 0
ORDER BY total_slip_days DESC, times_moved DESC, thread_id;

-- changes: what is new, moved, or of another status in the last version of each series, and what is gone
CREATE VIEW changes AS
SELECT
    CASE
        WHEN history.link = 'new' THEN 'new'
        WHEN history.moved = 'later' THEN 'moved later'
        WHEN history.moved = 'earlier' THEN 'moved earlier'
        WHEN coalesce(history.status, '') <> coalesce(history.status_before, '') THEN 'status'
        ELSE history.link
    END AS change,
    actions.action, actions.lead_raw, history.due_date, history.slip_days, history.status_before,
    history.status, history.action_id, history.thread_id, history.series_id
FROM history
JOIN series ON series.series_id = history.series_id AND series.versions = history.version
JOIN actions ON actions.action_id = history.action_id
WHERE history.link <> 'same' OR history.moved <> 'none'
    OR coalesce(history.status, '') <> coalesce(history.status_before, '')
UNION ALL
SELECT
    'gone', threads.action, threads.lead, threads.last_due, NULL, threads.last_status, NULL, NULL,
    threads.thread_id, threads.series_id
FROM threads
JOIN series ON series.series_id = threads.series_id AND series.versions = threads.last_version + 1
WHERE threads.ending <> 'merged';

-- What is known of the run that the folder belongs to.
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The files of the input in their order, each with its reading once it has one.
CREATE TABLE IF NOT EXISTS inputs (
    position INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    location BLOB NOT NULL,
    inside TEXT NOT NULL,
    stamp TEXT NOT NULL,
    size INTEGER NOT NULL,
    refusal TEXT,
    refusal_message TEXT,
    sha256 TEXT,
    reading INTEGER REFERENCES readings
);
CREATE INDEX IF NOT EXISTS inputs_by_hash ON inputs (sha256, position);

-- The hash of each file by its stamp, so that a file that has not changed is not hashed again.
CREATE TABLE IF NOT EXISTS digests (
    location BLOB,
    inside TEXT,
    stamp TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (location, inside)
) WITHOUT ROWID;

-- What each document gave. `packed` is null from the moment its reading begins until it ends; `name` is
-- what its file name adds to its bytes (see name_key), and the same in `inputs`.
CREATE TABLE IF NOT EXISTS readings (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    tool TEXT NOT NULL,
    settings TEXT NOT NULL,
    name TEXT NOT NULL,
    limits TEXT NOT NULL,
    outcome TEXT NOT NULL,
    failure TEXT,
    failure_message TEXT,
    plans INTEGER NOT NULL DEFAULT 0,
    recommendations INTEGER NOT NULL DEFAULT 0,
    actions INTEGER NOT NULL DEFAULT 0,
    issues INTEGER NOT NULL DEFAULT 0,
    doubtful INTEGER NOT NULL DEFAULT 0,
    advice TEXT NOT NULL DEFAULT '',
    seconds REAL NOT NULL DEFAULT 0,
    digest TEXT,
    packed BLOB,
    UNIQUE (sha256, tool, settings, name)
);

-- The parts of the output that are written, each with a hash of what is in it.
CREATE TABLE IF NOT EXISTS parts (number INTEGER PRIMARY KEY, key TEXT NOT NULL);

-- What each input adds to the output: its reading, and the path under which the same bytes stood before.
DROP VIEW IF EXISTS outputs;
CREATE VIEW outputs AS
SELECT
    i.position,
    i.source,
    (
        SELECT f.source FROM inputs f
        WHERE f.sha256 = i.sha256 AND f.position < i.position
        ORDER BY f.position LIMIT 1
    ) AS copy_of,
    (SELECT count(*) + 1 FROM inputs f WHERE f.sha256 = i.sha256 AND f.position < i.position) AS copy_number,
    r.outcome, r.failure, r.failure_message, r.plans, r.recommendations, r.actions, r.issues, r.doubtful,
    r.advice, r.seconds, r.digest, r.packed
FROM inputs i LEFT JOIN readings r ON r.id = i.reading;

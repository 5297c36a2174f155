-- The sandbox database. Amounts are paise, instants are ticks of 100 ns since 1970 UTC, days are counted from 1 January 1970.
-- Rows have a row number `no` for joins and a UUID `id` for the API.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE sessions (
    token      TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
    username   TEXT NOT NULL,
    name       TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE codes (code TEXT PRIMARY KEY, username TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE programs (no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, name TEXT NOT NULL);

CREATE TABLE banks (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, banking_id BLOB,
    account_type TEXT NOT NULL, account_no TEXT NOT NULL, account_holder_name TEXT NOT NULL, ifsc TEXT NOT NULL,
    is_verified INTEGER NOT NULL, tags TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
);

CREATE TABLE accounts (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, ref_id TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    borrower_name TEXT NOT NULL, lead_id BLOB NOT NULL, program_no INTEGER NOT NULL REFERENCES programs,
    status TEXT NOT NULL, approved INTEGER NOT NULL, bank_no INTEGER REFERENCES banks
);

-- Loan terms objects of applications, as JSON, including applications without an account.
CREATE TABLE loan_data (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, lead_id BLOB NOT NULL, program_no INTEGER NOT NULL REFERENCES programs,
    terms TEXT NOT NULL CHECK (json_type(terms) = 'object'),
    UNIQUE (lead_id, program_no)
);

-- Contact details of borrowers; seeded accounts have none.
CREATE TABLE borrowers (
    account_no INTEGER PRIMARY KEY REFERENCES accounts, mobile TEXT, email TEXT, pan TEXT, gstin TEXT
);

CREATE TABLE loans (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, ref_id TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    account_no INTEGER NOT NULL REFERENCES accounts, bank_no INTEGER REFERENCES banks,
    status TEXT NOT NULL, sanctioned INTEGER NOT NULL,
    roi TEXT NOT NULL, roi_type TEXT NOT NULL, emi_count INTEGER NOT NULL,
    disbursed_on INTEGER, available_until INTEGER,
    line_no INTEGER REFERENCES line_details, -- limit it is drawn on; null: the first of its account
    terms TEXT, -- terms it was created with, if those of its application have changed since
    emi INTEGER, -- instalment fixed by a restructuring; null: levelled over emi_count
    books_on INTEGER NOT NULL, -- day up to which the books are closed
    -- Derived from payouts and demands as of books_on, see store/aging.rs.
    disbursed INTEGER NOT NULL DEFAULT 0, outstanding INTEGER NOT NULL DEFAULT 0, principal_left INTEGER NOT NULL DEFAULT 0,
    overdue INTEGER NOT NULL DEFAULT 0, dpd INTEGER NOT NULL DEFAULT 0, peak_dpd INTEGER NOT NULL DEFAULT 0,
    next_due_on INTEGER, next_due_amount INTEGER
);

CREATE TABLE demands (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    loan_no INTEGER NOT NULL REFERENCES loans, idx INTEGER NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL,
    due_on INTEGER NOT NULL,
    principal INTEGER NOT NULL, interest INTEGER NOT NULL, penal INTEGER NOT NULL DEFAULT 0, fee INTEGER NOT NULL DEFAULT 0,
    settled_principal INTEGER NOT NULL DEFAULT 0, settled_interest INTEGER NOT NULL DEFAULT 0,
    settled_penal INTEGER NOT NULL DEFAULT 0, settled_fee INTEGER NOT NULL DEFAULT 0,
    amount INTEGER GENERATED ALWAYS AS (principal + interest + penal + fee) VIRTUAL,
    settled INTEGER GENERATED ALWAYS AS (settled_principal + settled_interest + settled_penal + settled_fee) VIRTUAL,
    dpd INTEGER NOT NULL DEFAULT 0, peak_dpd INTEGER NOT NULL DEFAULT 0, closing_principal INTEGER NOT NULL
);

-- Fees with their demands. A fee without a loan is demanded with a running loan of its account.
CREATE TABLE fees (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, ref_id TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    account_no INTEGER NOT NULL REFERENCES accounts, loan_no INTEGER REFERENCES loans, demand_no INTEGER NOT NULL UNIQUE REFERENCES demands,
    type TEXT NOT NULL, name TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), gst_rate TEXT NOT NULL, gst INTEGER NOT NULL,
    remark TEXT
);

CREATE TABLE topup_groups (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, ref_id TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    name TEXT NOT NULL, account_no INTEGER REFERENCES accounts, remark TEXT,
    status TEXT NOT NULL CHECK (status IN ('open', 'submitted', 'closed'))
);

-- Requests to draw on a limit. `disbursed` and `rejected` are derived from the last payout and not stored.
CREATE TABLE topups (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, ref_id TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    account_no INTEGER NOT NULL REFERENCES accounts, group_no INTEGER REFERENCES topup_groups,
    loan_no INTEGER UNIQUE REFERENCES loans, payout_idx INTEGER UNIQUE REFERENCES payouts,
    status TEXT NOT NULL CHECK (status IN ('draft', 'checks_failed', 'scheduled', 'pending')),
    amount INTEGER NOT NULL CHECK (amount > 0), invoice_no TEXT, invoice_on INTEGER, invoice_amount INTEGER,
    seller_name TEXT, seller_gstin TEXT, buyer_gstin TEXT, scheduled_at INTEGER, bank_no INTEGER REFERENCES banks, remark TEXT,
    requested_by TEXT NOT NULL, -- officer who last asked for it to be drawn
    checks TEXT NOT NULL DEFAULT '[]' CHECK (json_type(checks) = 'array')
);

-- Columns that lists filter by come first, so that a scan reads little of each row.
CREATE TABLE payouts (
    idx INTEGER PRIMARY KEY, -- the documented `index`: consecutive, in the order of creation
    account_no INTEGER NOT NULL REFERENCES accounts, loan_no INTEGER REFERENCES loans,
    status TEXT NOT NULL, type TEXT NOT NULL, method TEXT NOT NULL, payout_to TEXT NOT NULL,
    amount INTEGER NOT NULL, created_at INTEGER NOT NULL, processed_at INTEGER, bank_on INTEGER,
    ref_id TEXT NOT NULL, utr TEXT,
    id BLOB NOT NULL, updated_at INTEGER NOT NULL, counts_on INTEGER, payout_service_id TEXT, failed_remark TEXT,
    bank_no INTEGER REFERENCES banks,
    is_downloaded INTEGER NOT NULL DEFAULT 0, is_imported INTEGER NOT NULL DEFAULT 0, sent_to_gl INTEGER NOT NULL DEFAULT 0,
    debit_bank TEXT, -- account of the lender it was paid from
    requested_by TEXT, bank_changed_by TEXT, -- officers; bank_changed_by: null while it is the loan's or account's own
    updated_by TEXT, -- officer who last changed it; null if the bank did
    answer_at INTEGER -- when the simulated bank answers; null if it is not with the bank, or never answered
);

-- Number of payouts of each kind in each block of 4096 consecutive indexes, and their creation times. With these a list
-- finds its n-th row for any filter by adding up a few thousand numbers. Maintained by triggers.
CREATE TABLE payout_blocks (
    block INTEGER NOT NULL, status TEXT NOT NULL, type TEXT NOT NULL, method TEXT NOT NULL, payout_to TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (block, status, type, method, payout_to)
) WITHOUT ROWID;
CREATE TABLE payout_zones (block INTEGER PRIMARY KEY, oldest INTEGER NOT NULL, newest INTEGER NOT NULL);

CREATE TABLE records (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    type TEXT NOT NULL, ref_id TEXT NOT NULL UNIQUE, idx INTEGER NOT NULL UNIQUE,
    received INTEGER NOT NULL CHECK (received > 0), tds INTEGER NOT NULL CHECK (tds >= 0),
    amount INTEGER GENERATED ALWAYS AS (received + tds) VIRTUAL,
    remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND received + tds),
    payment_mode TEXT, pg_service_id TEXT, utr TEXT, settlement_order TEXT, component_order TEXT, uploaded_by TEXT,
    counts_at INTEGER, settled_at INTEGER, bank_on INTEGER, remark TEXT, status TEXT NOT NULL,
    sent_to_gl INTEGER NOT NULL DEFAULT 0,
    account_no INTEGER REFERENCES accounts, loan_no INTEGER REFERENCES loans, -- null: not matched yet
    demand_no INTEGER REFERENCES demands ON DELETE SET NULL, -- demand of a NACH presentation
    narration TEXT, requested_by TEXT, approved_by TEXT, processed_by TEXT, updated_by TEXT, reverted_at INTEGER, back_dated_at INTEGER
);

-- Parts of a record that belong to several loans.
CREATE TABLE record_parts (
    record_no INTEGER NOT NULL REFERENCES records, loan_no INTEGER NOT NULL REFERENCES loans,
    amount INTEGER NOT NULL CHECK (amount > 0), remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND amount),
    PRIMARY KEY (record_no, loan_no)
) WITHOUT ROWID;

-- Unapplied money by loan, whether the record belongs to one loan or to several.
CREATE VIEW unapplied_money AS
    SELECT no AS record_no, loan_no, 0 AS is_part, remaining FROM records WHERE loan_no IS NOT NULL
    UNION ALL SELECT record_no, loan_no, 1, remaining FROM record_parts;

-- Money of records that a payout refunds; deleted when the payout is cancelled.
CREATE TABLE refunds (
    payout_idx INTEGER NOT NULL REFERENCES payouts, record_no INTEGER NOT NULL REFERENCES records,
    amount INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (payout_idx, record_no)
) WITHOUT ROWID;

CREATE TABLE settlements (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    counts_at INTEGER NOT NULL,
    principal INTEGER NOT NULL, interest INTEGER NOT NULL, penal INTEGER NOT NULL, fee INTEGER NOT NULL,
    amount INTEGER GENERATED ALWAYS AS (principal + interest + penal + fee) VIRTUAL,
    outstanding INTEGER NOT NULL, remaining INTEGER NOT NULL,
    sent_to_gl INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL, dpd INTEGER NOT NULL, peak_dpd INTEGER NOT NULL,
    to_be_deleted INTEGER NOT NULL DEFAULT 0,
    demand_no INTEGER NOT NULL REFERENCES demands, record_no INTEGER NOT NULL REFERENCES records
);

-- Restructurings.
CREATE TABLE restructures (
    no INTEGER PRIMARY KEY, loan_no INTEGER NOT NULL REFERENCES loans, at INTEGER NOT NULL, by TEXT NOT NULL,
    effective_on INTEGER NOT NULL, roi_before TEXT NOT NULL, reason TEXT NOT NULL
);

-- Debits of the lender's bank statement.
CREATE TABLE bank_lines (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    bank_on INTEGER NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), utr TEXT, narration TEXT NOT NULL, debit_bank TEXT,
    payout_idx INTEGER UNIQUE REFERENCES payouts,
    was_open INTEGER NOT NULL DEFAULT 0, -- whether matching marked the payout as paid
    remark TEXT CHECK (remark IS NULL OR payout_idx IS NULL) -- what it is, if it was set aside as no payout
);

-- Free-form JSON: one row for each account and each loan, created by triggers.
CREATE TABLE extra_data (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    account_no INTEGER UNIQUE REFERENCES accounts, loan_no INTEGER UNIQUE REFERENCES loans,
    data TEXT NOT NULL DEFAULT '{}' CHECK (json_type(data) = 'object'),
    CHECK ((account_no IS NULL) <> (loan_no IS NULL))
);

-- Limits of an account, or of an application without an account. Triggers keep accounts.approved equal to their sum.
CREATE TABLE line_details (
    no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    account_no INTEGER REFERENCES accounts, lead_id BLOB, program_no INTEGER REFERENCES programs,
    type TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('active', 'blocked', 'closed')),
    approved INTEGER NOT NULL CHECK (approved > 0), is_revolving INTEGER NOT NULL,
    valid_from INTEGER, valid_until INTEGER, remark TEXT,
    CHECK (account_no IS NOT NULL OR (lead_id IS NOT NULL AND program_no IS NOT NULL)),
    UNIQUE (account_no, type)
);

-- Event log: who did what, when and why. Append-only.
CREATE TABLE events (
    no INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL,
    account_no INTEGER REFERENCES accounts, loan_no INTEGER REFERENCES loans,
    detail TEXT NOT NULL CHECK (json_type(detail) = 'object')
);
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;

-- Settings of the server, written at every start: one row. From this amount, in paise, a payout needs a second officer.
CREATE TABLE settings (second_officer_from INTEGER NOT NULL);
INSERT INTO settings VALUES (50000000);

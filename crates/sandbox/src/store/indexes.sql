-- Created after seeding: building an index over a million rows takes a second, maintaining it row by row a minute.

CREATE UNIQUE INDEX accounts_application ON accounts (lead_id, program_no);
CREATE INDEX loans_account ON loans (account_no);
CREATE INDEX payouts_requested ON payouts (account_no, amount) WHERE type = 'disbursement' AND status IN ('pending', 'processing');
CREATE INDEX loans_status ON loans (status, dpd);
CREATE INDEX loans_overdue ON loans (overdue) WHERE overdue > 0;
CREATE INDEX accounts_name ON accounts (borrower_name COLLATE NOCASE);
CREATE INDEX demands_loan ON demands (loan_no, idx);
CREATE INDEX demands_due ON demands (due_on);
CREATE INDEX records_loan ON records (loan_no);
CREATE INDEX records_account ON records (account_no);
CREATE INDEX records_demand ON records (demand_no) WHERE demand_no IS NOT NULL;
CREATE INDEX records_bank_on ON records (bank_on);
CREATE UNIQUE INDEX records_utr ON records (utr) WHERE utr IS NOT NULL AND status NOT IN ('rejected', 'reverted');
CREATE INDEX topups_account ON topups (account_no);
CREATE INDEX topups_group ON topups (group_no);
CREATE INDEX topups_scheduled ON topups (scheduled_at) WHERE status = 'scheduled';
CREATE INDEX topup_groups_account ON topup_groups (account_no);
CREATE INDEX fees_account ON fees (account_no);
CREATE INDEX fees_loan ON fees (loan_no);
CREATE INDEX record_parts_loan ON record_parts (loan_no);
CREATE INDEX refunds_record ON refunds (record_no);
CREATE INDEX restructures_loan ON restructures (loan_no);
CREATE INDEX demands_unpaid ON demands (amount, due_on) WHERE status <> 'paid';
CREATE INDEX settlements_demand ON settlements (demand_no);
CREATE INDEX settlements_record ON settlements (record_no);

CREATE UNIQUE INDEX payouts_id ON payouts (id);
CREATE UNIQUE INDEX payouts_ref ON payouts (ref_id);
CREATE INDEX payouts_utr ON payouts (utr) WHERE utr IS NOT NULL;
CREATE UNIQUE INDEX payouts_service ON payouts (payout_service_id) WHERE payout_service_id IS NOT NULL;
CREATE INDEX payouts_answer ON payouts (answer_at) WHERE answer_at IS NOT NULL;
CREATE INDEX payouts_loan ON payouts (loan_no);
CREATE INDEX payouts_account ON payouts (account_no);
CREATE INDEX payouts_amount ON payouts (amount, idx, status, type, method, payout_to);
-- Disbursed and requested amounts of a loan.
CREATE INDEX payouts_drawn ON payouts (loan_no, status, amount) WHERE type = 'disbursement';

INSERT INTO payout_blocks
    SELECT idx >> 12, status, type, method, payout_to, count(*) FROM payouts GROUP BY 1, 2, 3, 4, 5;
INSERT INTO payout_zones SELECT idx >> 12, min(created_at), max(created_at) FROM payouts GROUP BY 1;

CREATE TRIGGER payouts_counted AFTER INSERT ON payouts BEGIN
    INSERT INTO payout_blocks VALUES (NEW.idx >> 12, NEW.status, NEW.type, NEW.method, NEW.payout_to, 1)
        ON CONFLICT DO UPDATE SET n = n + 1;
    INSERT INTO payout_zones VALUES (NEW.idx >> 12, NEW.created_at, NEW.created_at)
        ON CONFLICT DO UPDATE SET oldest = min(oldest, excluded.oldest), newest = max(newest, excluded.newest);
END;
CREATE TRIGGER payouts_recounted AFTER UPDATE OF status, type, method, payout_to ON payouts BEGIN
    UPDATE payout_blocks SET n = n - 1
        WHERE block = OLD.idx >> 12 AND status = OLD.status AND type = OLD.type AND method = OLD.method
            AND payout_to = OLD.payout_to;
    INSERT INTO payout_blocks VALUES (NEW.idx >> 12, NEW.status, NEW.type, NEW.method, NEW.payout_to, 1)
        ON CONFLICT DO UPDATE SET n = n + 1;
END;

-- The id is the owner's with its halves swapped: as good as random, and the same for the same data.
INSERT INTO extra_data (id, created_at, updated_at, account_no)
    SELECT CAST(substr(id, 9, 8) || substr(id, 1, 8) AS BLOB), created_at, created_at, no FROM accounts;
INSERT INTO extra_data (id, created_at, updated_at, loan_no)
    SELECT CAST(substr(id, 9, 8) || substr(id, 1, 8) AS BLOB), created_at, created_at, no FROM loans;
CREATE TRIGGER accounts_extra AFTER INSERT ON accounts BEGIN
    INSERT INTO extra_data (id, created_at, updated_at, account_no)
        VALUES (CAST(substr(NEW.id, 9, 8) || substr(NEW.id, 1, 8) AS BLOB), NEW.created_at, NEW.created_at, NEW.no);
END;
CREATE TRIGGER loans_extra AFTER INSERT ON loans BEGIN
    INSERT INTO extra_data (id, created_at, updated_at, loan_no)
        VALUES (CAST(substr(NEW.id, 9, 8) || substr(NEW.id, 1, 8) AS BLOB), NEW.created_at, NEW.created_at, NEW.no);
END;

INSERT INTO line_details (id, created_at, updated_at, account_no, lead_id, program_no, type, status, approved, is_revolving, valid_from)
    SELECT CAST(substr(id, 13, 4) || substr(id, 1, 12) AS BLOB), created_at, created_at, no, lead_id, program_no, 'working_capital',
        CASE status WHEN 'blocked' THEN 'blocked' WHEN 'closed' THEN 'closed' ELSE 'active' END, approved, 1,
        (created_at / 10000000 + 19800) / 86400
    FROM accounts;
CREATE UNIQUE INDEX line_details_application ON line_details (lead_id, program_no, type);
CREATE TRIGGER line_details_inserted AFTER INSERT ON line_details WHEN NEW.account_no IS NOT NULL BEGIN
    UPDATE accounts SET approved = (SELECT sum(approved) FROM line_details WHERE account_no = NEW.account_no AND status <> 'closed')
        WHERE no = NEW.account_no;
END;
CREATE TRIGGER line_details_changed AFTER UPDATE OF approved, status ON line_details WHEN NEW.account_no IS NOT NULL BEGIN
    UPDATE accounts SET approved =
        (SELECT coalesce(sum(approved), 0) FROM line_details WHERE account_no = NEW.account_no AND status <> 'closed')
        WHERE no = NEW.account_no;
END;

ANALYZE;

-- Executions left of licences that grant a number of them.
CREATE TABLE license_balance (
    license_id text   PRIMARY KEY,
    granted    bigint NOT NULL, -- as the licence said when it was used last
    balance    bigint NOT NULL CHECK (balance >= 0),
    last_taken bigint NOT NULL  -- by the last request, which reads it in the statement that takes
);

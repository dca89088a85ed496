-- Of whose series the number of a card is depends on who looks, so it is said where it is shown.
CREATE INDEX depot_visit_loan_loan ON depot_visit_loan (loan_id);

UPDATE depot_loan SET card = (
  SELECT CAST(r.number AS TEXT) || '/' || CAST(r.year AS TEXT) FROM depot_visit_loan t
    JOIN depot_visit v ON v.id = t.visit_id JOIN depot_reader r ON r.id = v.reader_id WHERE t.loan_id = depot_loan.id)
WHERE card <> '' AND EXISTS (SELECT 1 FROM depot_visit_loan t WHERE t.loan_id = depot_loan.id);

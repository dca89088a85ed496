-- Fase, custody and the disposal a dossier is proposed for, each by itself; `process_of` names the proposal.
ALTER TABLE archive_dossier ADD COLUMN life TEXT NOT NULL DEFAULT 'active';
ALTER TABLE archive_dossier ADD COLUMN custody TEXT NOT NULL DEFAULT 'unit';
ALTER TABLE archive_dossier ADD COLUMN process TEXT NOT NULL DEFAULT 'none';
ALTER TABLE archive_dossier ADD COLUMN process_of TEXT NOT NULL DEFAULT '';

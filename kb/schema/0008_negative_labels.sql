-- Phrases that look like a label of a concept and mean something else (JSON: language to labels).
ALTER TABLE concepts ADD COLUMN negative_label TEXT NOT NULL DEFAULT '{}';

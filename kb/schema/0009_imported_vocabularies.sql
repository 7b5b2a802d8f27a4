-- 1: a person brought the vocabulary (lacuna vocabulary import); 0: it came with the program.
ALTER TABLE concept_schemes ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;

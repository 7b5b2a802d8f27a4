-- Matrices of a large gap map: the terms of a gap or an entry are found by their field in the index alone.

DROP INDEX gap_terms_gap;
CREATE INDEX gap_terms_gap ON gap_terms (gap, field, notation);
DROP INDEX entry_terms_entry;
CREATE INDEX entry_terms_entry ON entry_terms (entry, field, value);

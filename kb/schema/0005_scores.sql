-- Several people score a gap: their assessments stand side by side. Money that ends has its day.

ALTER TABLE gaps ADD COLUMN scores TEXT NOT NULL DEFAULT '';  -- JSON: a list of GapScore
ALTER TABLE gaps ADD COLUMN funded_until TEXT;
UPDATE gaps SET scores = json_array(json_object(
  'severity', score_severity, 'reach', score_reach, 'legal_force', score_legal_force,
  'urgency', score_urgency, 'feasibility', score_feasibility, 'argument', '',
  'scorer', score_scorer, 'on', score_on, 'weights', score_weights)) WHERE score_severity > 0;
ALTER TABLE gaps DROP COLUMN score_severity;
ALTER TABLE gaps DROP COLUMN score_reach;
ALTER TABLE gaps DROP COLUMN score_legal_force;
ALTER TABLE gaps DROP COLUMN score_urgency;
ALTER TABLE gaps DROP COLUMN score_feasibility;
ALTER TABLE gaps DROP COLUMN score_scorer;
ALTER TABLE gaps DROP COLUMN score_on;
ALTER TABLE gaps DROP COLUMN score_weights;

-- The largest balance and the largest amount, the bound of the domain points.
CREATE OR REPLACE FUNCTION points_max() RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN 9000000000000000;

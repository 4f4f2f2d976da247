-- An amount of points. The upper bound is that of points_max() and of Points.MAX in the application; a test compares
-- the three.
CREATE DOMAIN points AS bigint CHECK (VALUE BETWEEN 0 AND 9000000000000000);

-- Creates the database and two logins: frontrow_owner owns the schema and migrates it, frontrow_server serves. Neither is
-- a superuser, and the second cannot become the first. Run once by psql as a superuser, with both passwords in the
-- environment; docker-compose.yml does so.
\getenv owner_password FRONTROW_OWNER_PASSWORD
\getenv server_password FRONTROW_SERVER_PASSWORD

-- The role that the application works as. The migrations grant its rights.
CREATE ROLE frontrow_app NOLOGIN;
CREATE ROLE frontrow_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE frontrow_server LOGIN PASSWORD :'server_password';
GRANT frontrow_app TO frontrow_owner WITH ADMIN OPTION;
GRANT frontrow_app TO frontrow_server;

CREATE DATABASE frontrow OWNER frontrow_owner;
REVOKE ALL ON DATABASE frontrow FROM PUBLIC;
GRANT CONNECT ON DATABASE frontrow TO frontrow_server;

-- Postgres 14 lets everybody create tables in a new database.
\connect frontrow
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO frontrow_owner;

-- Roles and database for production. Run once by a superuser, with the two passwords in the environment:
--   SAMSPEL_OWNER_PASSWORD=… SAMSPEL_APP_PASSWORD=… psql -f docker/initdb/10-roles.sql
-- samspel_owner owns the tables and migrates. samspel_app is what the application runs as: it owns nothing, and
-- row-level security binds it.
\set ON_ERROR_STOP on
\getenv owner_password SAMSPEL_OWNER_PASSWORD
\getenv app_password SAMSPEL_APP_PASSWORD

create role samspel_owner with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'owner_password';
create role samspel_app with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'app_password';

create database samspel owner samspel_owner template template0
  encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C';
revoke all on database samspel from public;
grant connect on database samspel to samspel_app;

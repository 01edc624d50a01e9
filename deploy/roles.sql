-- Run once, as a superuser, in the database that is new: the application's role, which owns nothing.
\getenv password TENKEN_APP_PASSWORD
create role tenken_app login password :'password';

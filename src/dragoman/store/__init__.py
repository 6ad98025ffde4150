"""Case ↔ database: SQLite by default, PostgreSQL for a team, through one repository."""

"""Lead cells into parties: people, roles, teams and organisations, and whose initials are whose."""

"""Values of the office: frozen dataclasses that know no screen and no database."""

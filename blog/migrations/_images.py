"""What the migrations of images share."""

from django.core.management.color import no_style


def copy_rows(schema_editor, source, target):
    """Copy the rows that `target` has not got, with their ids; its own columns stay empty.

    In SQL, because saving would set anew when each was made.
    """
    quote = schema_editor.quote_name
    shared = {field.column for field in source._meta.local_concrete_fields}
    names = [field.column for field in target._meta.local_concrete_fields]
    values = [quote(name) if name in shared else "''" for name in names]
    old, new = quote(source._meta.db_table), quote(target._meta.db_table)
    schema_editor.execute(
        f"INSERT INTO {new} ({', '.join(map(quote, names))}) "  # noqa: S608, names of our own
        f"SELECT {', '.join(values)} FROM {old} WHERE id NOT IN (SELECT id FROM {new})"
    )
    # PostgreSQL counts on from the last id that it gave itself.
    for statement in schema_editor.connection.ops.sequence_reset_sql(no_style(), [target]):
        schema_editor.execute(statement)

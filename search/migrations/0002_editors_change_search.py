"""Editors may write synonyms, and recommend pages for a query."""

from django.db import migrations

MODELS = [("search", "synonym"), ("wagtailsearchpromotions", "searchpromotion")]


def grant(apps, schema_editor):
    editors = apps.get_model("auth.Group").objects.get(name="Editors")
    for app_label, model in MODELS:
        content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
            app_label=app_label, model=model
        )
        for action in ("add", "change", "delete", "view"):
            # Django makes permissions only after all migrations, so make those we need now.
            permission, _ = apps.get_model("auth.Permission").objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
        ("home", "0003_create_groups"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]

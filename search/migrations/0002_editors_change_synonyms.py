"""Editors may write synonyms."""

from django.db import migrations


def grant(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="search", model="synonym"
    )
    editors = apps.get_model("auth.Group").objects.get(name="Editors")
    for action in ("add", "change", "delete", "view"):
        # Django makes permissions only after all migrations, so make those we need now.
        permission, _ = apps.get_model("auth.Permission").objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_synonym",
            defaults={"name": f"Can {action} synonym"},
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_synonym"), ("home", "0003_create_groups")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]

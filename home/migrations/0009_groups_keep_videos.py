"""Who keeps videos: editors, and authors, who may not delete; clinical reviewers look at them."""

from django.db import migrations

PERMISSIONS = {
    "Authors": ["add", "change", "view"],
    "Editors": ["add", "change", "delete", "view"],
    "Clinical reviewers": ["view"],
}


def grant(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="blog", model="video"
    )
    for name, actions in PERMISSIONS.items():
        group = apps.get_model("auth.Group").objects.get(name=name)
        for action in actions:
            # Django makes permissions only after all migrations, so make those we need now.
            permission, _ = apps.get_model("auth.Permission").objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_video",
                defaults={"name": f"Can {action} video"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("home", "0008_contact_email"), ("blog", "0007_reading_aids")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]

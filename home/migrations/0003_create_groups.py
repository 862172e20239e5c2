"""Who may do what: authors write, editors publish, clinical reviewers read and comment."""

from django.db import migrations

PAGE_PERMISSIONS = {
    "Authors": ["add"],
    "Editors": ["add", "change", "publish", "lock", "unlock"],
    "Clinical reviewers": ["change"],
}
COLLECTION_PERMISSIONS = {
    "Authors": ["add", "choose"],
    "Editors": ["add", "change", "delete", "choose"],
    "Clinical reviewers": ["choose"],
}
KEEP = ["add", "change", "delete", "view"]
WRITE = ["add", "change", "view"]
# (app, model): each action that the group may take on it.
MODEL_PERMISSIONS = {
    "Authors": {
        ("blog", "topic"): ["view"],
        ("blog", "glossaryterm"): WRITE,
        ("blog", "video"): WRITE,
        ("evidence", "reference"): WRITE,
        ("review", "contributor"): ["view"],
    },
    "Editors": {
        ("blog", "topic"): KEEP,
        ("blog", "glossaryterm"): KEEP,
        ("blog", "video"): KEEP,
        ("evidence", "reference"): KEEP,
        ("review", "contributor"): KEEP,
        ("review", "checkoverride"): ["add"],
        ("site_identity", "sitesettings"): ["change"],
        ("wagtailredirects", "redirect"): KEEP,
    },
    "Clinical reviewers": {
        ("blog", "topic"): ["view"],
        ("blog", "glossaryterm"): ["view"],
        ("blog", "video"): ["view"],
        ("evidence", "reference"): ["view"],
        ("review", "contributor"): ["view"],
    },
}


def create_groups(apps, schema_editor):
    Group = apps.get_model("auth.Group")
    for name in PAGE_PERMISSIONS:
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(permission(apps, "access", "wagtailadmin", "admin"))
        grant_pages(apps, group)
        grant_collections(apps, group)
        for (app, model), actions in MODEL_PERMISSIONS[name].items():
            group.permissions.add(*(permission(apps, a, app, model) for a in actions))


def grant_pages(apps, group):
    GroupPagePermission = apps.get_model("wagtailcore.GroupPagePermission")
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    for action in PAGE_PERMISSIONS[group.name]:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=permission(apps, action, "wagtailcore", "page")
        )


def grant_collections(apps, group):
    GroupCollectionPermission = apps.get_model("wagtailcore.GroupCollectionPermission")
    root = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        for action in COLLECTION_PERMISSIONS[group.name]:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission(apps, action, app, model)
            )


def permission(apps, action, app, model):
    """Django makes permissions only after all migrations, so make those we need now."""
    content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    name = "admin" if model == "admin" else apps.get_model(app, model)._meta.verbose_name
    permission, _ = apps.get_model("auth.Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model}",
        defaults={"name": f"Can {action} {name}"},
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_create_home_page"),
        ("blog", "0001_initial"),
        ("evidence", "0001_initial"),
        ("review", "0001_initial"),
        ("site_identity", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0012_uploadeddocument"),
        ("wagtailredirects", "0001_initial"),
    ]

    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]

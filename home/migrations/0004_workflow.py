"""How an article goes live: clinical review, then editorial approval.

Writing comes before it is submitted, and after changes are requested. Takes the place of the group
and workflow that Wagtail makes, unless somebody belongs to that group.
"""

from django.db import migrations

WORKFLOW = "Clinical review and editorial approval"


def create_workflow(apps, schema_editor):
    workflow = apps.get_model("wagtailcore.Workflow").objects.create(name=WORKFLOW)
    for order, task in enumerate((clinical_review(apps), editorial_approval(apps))):
        apps.get_model("wagtailcore.WorkflowTask").objects.create(
            workflow=workflow, task_id=task.pk, sort_order=order
        )
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    WorkflowPage = apps.get_model("wagtailcore.WorkflowPage")
    WorkflowPage.objects.filter(page=root).delete()
    WorkflowPage.objects.create(page=root, workflow=workflow)


def clinical_review(apps):
    return apps.get_model("review.ClinicalReviewTask").objects.create(
        name="Clinical review", content_type=content_type(apps, "review", "clinicalreviewtask")
    )


def editorial_approval(apps):
    task = apps.get_model("wagtailcore.GroupApprovalTask").objects.create(
        name="Editorial approval",
        content_type=content_type(apps, "wagtailcore", "groupapprovaltask"),
    )
    task.groups.set(apps.get_model("auth.Group").objects.filter(name="Editors"))
    return task


def retire_moderators(apps, schema_editor):
    group = apps.get_model("auth.Group").objects.filter(name="Moderators", user=None).first()
    if not group:
        return
    tasks = apps.get_model("wagtailcore.GroupApprovalTask").objects.filter(groups=group)
    names = list(tasks.values_list("name", flat=True))
    apps.get_model("wagtailcore.Workflow").objects.filter(name__in=names).update(active=False)
    apps.get_model("wagtailcore.Task").objects.filter(pk__in=tasks.values("pk")).update(
        active=False
    )
    group.delete()


def content_type(apps, app_label, model):
    ContentType = apps.get_model("contenttypes.ContentType")
    return ContentType.objects.get_or_create(app_label=app_label, model=model)[0]


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_create_groups"),
        ("review", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(step, migrations.RunPython.noop)
        for step in (create_workflow, retire_moderators)
    ]

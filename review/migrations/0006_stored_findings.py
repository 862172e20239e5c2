import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0005_photo"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PageCheck",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="page_check",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                ("checked_at", models.DateTimeField(db_index=True, verbose_name="checked at")),
            ],
            options={
                "verbose_name": "check of a page",
                "verbose_name_plural": "checks of pages",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="StoredFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("check_id", models.CharField(db_index=True, max_length=50, verbose_name="check")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(10, "hint"), (20, "warning"), (30, "error")],
                        db_index=True,
                        verbose_name="level",
                    ),
                ),
                ("message", models.TextField(verbose_name="message")),
                ("hint", models.TextField(blank=True, verbose_name="hint")),
                ("block_id", models.CharField(blank=True, max_length=255, verbose_name="block")),
                ("reason", models.TextField(blank=True, verbose_name="reason to let it pass")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stored_findings",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding",
                "verbose_name_plural": "findings",
                "default_permissions": (),
            },
        ),
    ]

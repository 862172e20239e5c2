import datetime

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import review.models.settings


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0002_clinical_review"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClinicalReviewTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "clinical review task",
                "verbose_name_plural": "clinical review tasks",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.AddField(
            model_name="clinicalreview",
            name="digest",
            field=models.CharField(
                default="",
                help_text="SHA-256 of the clinical content, in hex.",
                max_length=64,
                verbose_name="digest",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="clinicalreview",
            name="next_review_due",
            field=models.DateField(default=datetime.date.min, verbose_name="next review due"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="contributor",
            name="user",
            field=models.OneToOneField(
                blank=True,
                help_text="Who signs in as this person. A reviewer needs one.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="contributor",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account",
            ),
        ),
        migrations.CreateModel(
            name="CheckOverride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("check_id", models.CharField(max_length=50, verbose_name="check")),
                ("reason", models.TextField(verbose_name="reason")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_overrides",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "overridden check",
                "verbose_name_plural": "overridden checks",
                "ordering": ["-made_at"],
                "permissions": [
                    ("override_publication", "Can publish against an error of the checks")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(
                        default=24,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(36),
                        ],
                        verbose_name="months until the next review",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "review and checks",
            },
        ),
        migrations.CreateModel(
            name="CheckLevel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "check_id",
                    models.CharField(
                        choices=review.models.settings.check_choices,
                        max_length=50,
                        verbose_name="check",
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "off"), (10, "hint"), (20, "warning"), (30, "error")],
                        verbose_name="level",
                    ),
                ),
                (
                    "settings",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="levels",
                        to="review.reviewsettings",
                    ),
                ),
            ],
            options={
                "verbose_name": "level of a check",
                "verbose_name_plural": "levels of checks",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("settings", "check_id"), name="one_level_for_a_check"
                    )
                ],
            },
        ),
    ]

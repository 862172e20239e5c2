import django.db.models.deletion
from django.db import migrations, models

from blog.migrations._images import copy_rows


def give_back(apps, schema_editor):
    """On the way back, first of all: everything that refers to pictures does so from here."""
    source, target = (
        apps.get_model("blog", "CreditedImage"),
        apps.get_model("wagtailimages", "Image"),
    )
    copy_rows(schema_editor, source, target)


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0006_images"),
        ("home", "0006_groups_keep_glossary"),
        ("review", "0005_photo"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sitesettings",
            name="publisher_logo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="blog.creditedimage",
                verbose_name="logo",
            ),
        ),
        migrations.AlterField(
            model_name="sitesettings",
            name="social_image",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown when a page is shared elsewhere.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="blog.creditedimage",
                verbose_name="social image",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, give_back),
    ]

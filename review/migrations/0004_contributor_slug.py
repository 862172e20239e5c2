from django.db import migrations, models
from django.utils.text import slugify


def fill(apps, schema_editor):
    taken = set()
    for contributor in apps.get_model("review.Contributor").objects.order_by("pk"):
        slug = slugify(contributor.name) or "contributor"
        contributor.slug = slug if slug not in taken else f"{slug}-{contributor.pk}"
        contributor.save(update_fields=["slug"])
        taken.add(contributor.slug)


def slug_field(**options):
    return models.SlugField(
        verbose_name="slug", max_length=255, help_text="The end of the page's address.", **options
    )


class Migration(migrations.Migration):
    dependencies = [("review", "0003_gate")]

    operations = [
        migrations.AddField("contributor", "slug", slug_field(default="", db_index=False)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("contributor", "slug", slug_field(unique=True)),
    ]

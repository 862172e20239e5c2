import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0006_images"),
        ("review", "0004_contributor_slug"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contributor",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="blog.creditedimage",
                verbose_name="photo",
            ),
        ),
    ]

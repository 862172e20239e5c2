import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("blog", "0007_reading_aids")]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="introduction",
            field=wagtail.fields.RichTextField(
                blank=True,
                help_text="Shown at the top of the topic's page, below the description.",
                verbose_name="introduction",
            ),
        ),
    ]

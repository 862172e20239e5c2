from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0007_images")]

    operations = [
        migrations.AddField(
            model_name="sitesettings",
            name="contact_email",
            field=models.EmailField(
                blank=True,
                help_text="Shown at the foot of every page, to ask or to report a mistake.",
                max_length=254,
                verbose_name="e-mail address for readers",
            ),
        ),
    ]

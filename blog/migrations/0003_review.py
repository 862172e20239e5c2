import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0002_evidence_sources"),
        ("review", "0002_clinical_review"),
    ]

    operations = [
        migrations.AddField(
            model_name="articlepage",
            name="audience",
            field=models.CharField(
                choices=[
                    ("patient", "Patients and their families"),
                    ("clinician", "Health professionals"),
                ],
                default="patient",
                max_length=12,
                verbose_name="audience",
            ),
        ),
        migrations.AddField(
            model_name="articlepage",
            name="clinical_review",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The one that holds for what readers see; set whenever the page is saved.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="review.clinicalreview",
                verbose_name="clinical review",
            ),
        ),
        migrations.AddField(
            model_name="articlepage",
            name="conflicts",
            field=models.CharField(
                blank=True,
                help_text="What its authors declare, or “none declared”.",
                max_length=255,
                verbose_name="conflicts of interest",
            ),
        ),
        migrations.AddField(
            model_name="articlepage",
            name="funding",
            field=models.CharField(
                blank=True,
                help_text="Who paid for it, or “none”.",
                max_length=255,
                verbose_name="funding",
            ),
        ),
        migrations.AddField(
            model_name="articlepage",
            name="how_made",
            field=models.TextField(
                blank=True,
                help_text="Who did what, and what was done by machine, as readers should know it.",
                verbose_name="how it was made",
            ),
        ),
        migrations.AddField(
            model_name="articlepage",
            name="kind",
            field=models.CharField(
                choices=[
                    ("condition", "A condition"),
                    ("treatment", "A treatment"),
                    ("other", "Something else"),
                ],
                default="other",
                help_text="One on a condition or a treatment has to say when to get help.",
                max_length=12,
                verbose_name="kind of article",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="reviewers",
            field=models.ManyToManyField(
                blank=True,
                help_text="Who is competent to approve articles on it. Each needs credentials.",
                limit_choices_to={"kind": "person"},
                related_name="reviewed_topics",
                to="review.contributor",
                verbose_name="reviewers",
            ),
        ),
    ]

# Tables of the sample app, made by `DJANGO_SETTINGS_MODULE=sciaticalm_site.settings.test manage.py makemigrations medicines`.

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('review', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='MedicineIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Substance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('is_withdrawn', models.BooleanField(default=False)),
                ('reviewers', models.ManyToManyField(blank=True, related_name='substances', to='review.contributor')),
            ],
        ),
        migrations.CreateModel(
            name='MedicinePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True)),
                ('manufacturer', models.CharField(blank=True, max_length=100)),
                ('body', wagtail.fields.StreamField([('text', 0), ('dose', 1)], block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {})})),
                ('authors', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='review.contributor')),
                ('clinical_review', models.ForeignKey(blank=True, editable=False, help_text='The valid review of the live version, set when the page is saved.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='review.clinicalreview', verbose_name='clinical review')),
                ('substance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='medicines.substance')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
    ]

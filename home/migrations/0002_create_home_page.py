"""Put our home page where Wagtail's welcome page was, on a new site only."""

from django.db import migrations


def create_home_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes.ContentType")
    Page = apps.get_model("wagtailcore.Page")
    HomePage = apps.get_model("home.HomePage")
    Locale = apps.get_model("wagtailcore.Locale")

    page_type = ContentType.objects.filter(app_label="wagtailcore", model="page").first()
    welcome = Page.objects.filter(slug="home", depth=2, numchild=0, content_type=page_type).first()
    if not welcome:
        return
    home_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    home = HomePage(
        page_ptr_id=welcome.pk,
        title="Sciaticalm",
        draft_title="Sciaticalm",
        slug="home",
        content_type=home_type,
        path=welcome.path,
        depth=welcome.depth,
        numchild=0,
        url_path="/home/",
        locale=Locale.objects.get(pk=welcome.locale_id),
        introduction="Clear, careful information about back pain, sciatica and your joints.",
    )
    home.save()


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]

    operations = [migrations.RunPython(create_home_page, migrations.RunPython.noop)]

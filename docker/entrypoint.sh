#!/bin/sh
# web: serve the site; worker: work through tasks; scheduler: publish and expire pages on
# time, count searches; caretaker: mend the search index, check references and articles, forget
# old tasks;
# anything else: that command of manage.py.
set -eu

case "${1:-web}" in
  web)
    python manage.py check --deploy --tag search || true # the site serves without the engine too
    exec granian --interface wsgi --host 0.0.0.0 --port "${PORT:-8000}" \
      --workers "${WEB_WORKERS:-2}" --blocking-threads "${WEB_THREADS:-2}" --no-ws \
      --log-level warning \
      --static-path-route /media/images --static-path-mount "$DATA_DIR/media/images" \
      --static-path-route /media/original_images --static-path-mount "$DATA_DIR/media/original_images" \
      sciaticalm_site.wsgi:application
    ;;
  worker)
    exec python manage.py db_worker --interval 0.5
    ;;
  scheduler)
    while sleep 60; do python manage.py publish_scheduled; python manage.py collect_search_counts; python manage.py collect_missing_pages; done
    ;;
  caretaker)
    while true; do
      pause=60
      if python manage.py check_search_index --repair; then pause=1800; fi
      python manage.py update_snapshots --missing > /dev/null || true
      python manage.py check_references || true
      python manage.py check_articles --due > /dev/null || true
      python manage.py prune_db_task_results --verbosity 0 || true
      sleep "$pause"
    done
    ;;
  *)
    exec python manage.py "$@"
    ;;
esac

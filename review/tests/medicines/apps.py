from django.apps import AppConfig


class MedicinesConfig(AppConfig):
    name = "review.tests.medicines"
